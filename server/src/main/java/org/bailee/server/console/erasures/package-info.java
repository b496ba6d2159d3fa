/// Who was erased, by id, and the certificate of it.
@NullMarked
package org.bailee.server.console.erasures;

import org.jspecify.annotations.NullMarked;
