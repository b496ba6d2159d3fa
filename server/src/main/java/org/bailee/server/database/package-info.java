/// Starts or reaches PostgreSQL, brings its schema up to date, and runs transactions.
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.bailee.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
