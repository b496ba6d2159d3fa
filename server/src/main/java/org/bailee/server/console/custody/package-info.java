/// Who holds the keys: custodians are appointed, see their shares, and open a sealed server.
@NullMarked
package org.bailee.server.console.custody;

import org.jspecify.annotations.NullMarked;
