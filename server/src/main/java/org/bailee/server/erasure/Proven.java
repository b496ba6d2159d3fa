package org.bailee.server.erasure;

import org.bailee.server.shared.EntryId;

/// An entry of the audit log.
///
/// @param proof that it stands in the signed log (tlog-proof)
public record Proven(EntryId entry, String proof) {}
