/// Shows what safekeeping costs: every figure is a ratio to a baseline measured in the same run.
@NullMarked
package org.bailee.bench;

import org.jspecify.annotations.NullMarked;
