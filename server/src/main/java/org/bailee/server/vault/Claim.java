package org.bailee.server.vault;

import java.time.Instant;
import org.bailee.server.database.ByteKey;

/// A request that may come twice, by who sent it under which key.
///
/// @param digest keyed, of the actor and the Idempotency-Key
/// @param request keyed digest of all the request says
record Claim(ByteKey digest, byte[] request, Instant at) {}
