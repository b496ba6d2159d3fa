/// Reads the audit log as it grows, and calls somebody when what it tells of is not as usual.
@ApplicationModule(
        allowedDependencies = {"shared", "database", "audit", "types", "keys", "register", "identity", "access", "vault"
        })
@NullMarked
package org.bailee.server.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
