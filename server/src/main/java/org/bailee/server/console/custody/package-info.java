/// Who can open what is stored: seals, epochs of keys, and what else is kept under the root key.
@NullMarked
package org.bailee.server.console.custody;

import org.jspecify.annotations.NullMarked;
