/// The keys that software acts with: made, looked over, revoked.
@NullMarked
package org.bailee.server.console.keys;

import org.jspecify.annotations.NullMarked;
