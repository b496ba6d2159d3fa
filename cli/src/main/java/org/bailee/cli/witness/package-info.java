/// A witness: a small process on somebody else's machine that signs a log's heads only while each grows out of the one
/// before (C2SP tlog-witness). It serves any log that speaks the protocol.
@NullMarked
package org.bailee.cli.witness;

import org.jspecify.annotations.NullMarked;
