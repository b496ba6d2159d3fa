/// JSON for machines: translates a request, calls one door, translates the answer back. Holds no rule of its own.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "types",
            "database",
            "audit",
            "keys",
            "journal",
            "backup",
            "erasure",
            "register",
            "identity",
            "access",
            "vault",
            "retention",
            "watch",
            "tls"
        })
@NullMarked
package org.bailee.server.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
