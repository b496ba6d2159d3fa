/// Speaks to a Bailee server: every endpoint as a typed call, safe to repeat, over the JDK's own HTTP client.
///
/// Depends on nothing of the server. Start at [Bailee].
@NullMarked
package org.bailee.client;

import org.jspecify.annotations.NullMarked;
