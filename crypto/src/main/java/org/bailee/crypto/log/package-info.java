/// The public formats of a transparency log: the tree of RFC 6962, its tiles, proofs, signed heads and cosignatures.
@NullMarked
package org.bailee.crypto.log;

import org.jspecify.annotations.NullMarked;
