/// The log, for those who audit: whether it is whole, who read how much when, every entry and its proof.
@NullMarked
package org.bailee.server.console.log;

import org.jspecify.annotations.NullMarked;
