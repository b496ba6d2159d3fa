/// Who works here, and what they may do.
@NullMarked
package org.bailee.server.console.register;

import org.jspecify.annotations.NullMarked;
