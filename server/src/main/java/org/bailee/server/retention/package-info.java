/// Ends what is kept longer than the register says: looked for every night, written down, and erased by itself
/// as long as it is little.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "register", "identity", "access", "vault"})
@NullMarked
package org.bailee.server.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
