/// One's own account: factors and sessions.
@NullMarked
package org.bailee.server.console.account;

import org.jspecify.annotations.NullMarked;
