/// A secret in the hands of several people, of whom some must come together (docs/spec/shares.md).
@NullMarked
package org.bailee.crypto.shares;

import org.jspecify.annotations.NullMarked;
