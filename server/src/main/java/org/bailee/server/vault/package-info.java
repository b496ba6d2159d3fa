/// Personal data, sealed at rest, found without being opened, and opened only against a grant.
@ApplicationModule(
        allowedDependencies = {"shared", "database", "audit", "types", "keys", "journal", "register", "access"})
@NullMarked
package org.bailee.server.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
