/// Everything kept, taken out whole at one moment, sealed, and proven to come back.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "register", "keys", "journal"})
@NullMarked
package org.bailee.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
