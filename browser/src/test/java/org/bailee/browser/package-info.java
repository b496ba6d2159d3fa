/// The packaged server as people meet it: in a real browser.
@NullMarked
package org.bailee.browser;

import org.jspecify.annotations.NullMarked;
