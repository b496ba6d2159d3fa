/// What the server proves itself with: a certificate of the operator's, or one made on the first start.
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.bailee.server.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
