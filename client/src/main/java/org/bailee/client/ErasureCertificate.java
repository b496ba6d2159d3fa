package org.bailee.client;

/// That a person, or a part of one, was erased, and what is left of it until when.
///
/// @param says the same in a sentence
/// @param erasureProof that the erasure stands in the signed log (tlog-proof); of a part that has more entries,
/// of the first
/// @param statementProof that this statement does
/// @param json the whole certificate as the server gave it
public record ErasureCertificate(
        String says, Horizon horizon, String erasureProof, String statementProof, String json) {}
