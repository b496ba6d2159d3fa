/// The few words every room speaks: ids, who acts, what can go wrong.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bailee.server.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
