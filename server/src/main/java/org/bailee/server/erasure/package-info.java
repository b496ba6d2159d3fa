/// What an erasure is worth: until when a copy somewhere could still be opened, stated so that it can be checked.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit", "keys", "backup"})
@NullMarked
package org.bailee.server.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
