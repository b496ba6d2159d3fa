/// Tokens that stand for single values, as JSON.
@NullMarked
package org.bailee.server.api.tokens;

import org.jspecify.annotations.NullMarked;
