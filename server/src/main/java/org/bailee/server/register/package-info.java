/// One file says what is collected and why: the register parses it, finds everything wrong with it, explains what would
/// change, and makes it so.
@ApplicationModule(allowedDependencies = {"shared", "types", "database", "audit"})
@NullMarked
package org.bailee.server.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
