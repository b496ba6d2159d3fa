/// Legal holds: on whom one lies, why, and until when somebody looks at it again.
@NullMarked
package org.bailee.server.console.holds;

import org.jspecify.annotations.NullMarked;
