/// Service accounts and their keys, as JSON.
@NullMarked
package org.bailee.server.api.keys;

import org.jspecify.annotations.NullMarked;
