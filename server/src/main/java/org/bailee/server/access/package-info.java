/// Who may see which fields of whom, for which purpose: decided here, from the register in force, and nowhere else.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "identity", "register"})
@NullMarked
package org.bailee.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
