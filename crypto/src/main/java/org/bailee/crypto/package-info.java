/// Sealing, key wrapping, blind indexes and tokens on the JDK alone: read by a cryptographer, run offline by an
/// auditor.
@NullMarked
package org.bailee.crypto;

import org.jspecify.annotations.NullMarked;
