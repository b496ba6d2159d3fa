/// The kinds of values there are: how each is checked, normalised for search, masked, and how sensitive it is.
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.bailee.server.types;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
