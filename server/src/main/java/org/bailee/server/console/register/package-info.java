/// Reading what is kept, why, who sees it and for how long.
@NullMarked
package org.bailee.server.console.register;

import org.jspecify.annotations.NullMarked;
