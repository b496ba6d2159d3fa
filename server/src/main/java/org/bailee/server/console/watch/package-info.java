/// What is not as usual: alerts, the rules that raise them, and the decoys among the customers.
@NullMarked
package org.bailee.server.console.watch;

import org.jspecify.annotations.NullMarked;
