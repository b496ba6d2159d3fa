/// The record of every change, reveal and refusal: written in the same transaction as what it tells, in ids only.
@ApplicationModule(allowedDependencies = {"shared", "database"})
@NullMarked
package org.bailee.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
