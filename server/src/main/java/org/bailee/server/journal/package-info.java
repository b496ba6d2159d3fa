/// What was promised to people and no restore may undo: erasures, holds and restrictions, and who was shut out, written
/// down outside the
/// database, and kept again by a database that came out of a backup before it is opened.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "keys"})
@NullMarked
package org.bailee.server.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
