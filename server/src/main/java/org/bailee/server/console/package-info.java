/// HTML for staff: translates a request, calls one door, shows the answer. Holds no rule of its own.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "types",
            "keys",
            "register",
            "identity",
            "access",
            "vault",
            "retention",
            "watch",
            "backup",
            "erasure"
        })
@NullMarked
package org.bailee.server.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
