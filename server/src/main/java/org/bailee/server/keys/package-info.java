/// The keys: the root key behind its seal, one data key per person under it, one index key per field, and
/// the keys the audit log signs with.
@ApplicationModule(allowedDependencies = {"shared", "database", "audit"})
@NullMarked
package org.bailee.server.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
