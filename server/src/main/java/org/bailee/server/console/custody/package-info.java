/// Who can open what is stored: seals, custodians and their ceremony, epochs of keys, and a sealed server's one page.
@NullMarked
package org.bailee.server.console.custody;

import org.jspecify.annotations.NullMarked;
