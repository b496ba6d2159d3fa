/// What is not as usual: alerts, the rules behind them, and decoys.
@NullMarked
package org.bailee.server.api.watch;

import org.jspecify.annotations.NullMarked;
