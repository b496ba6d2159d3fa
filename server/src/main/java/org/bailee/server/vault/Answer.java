package org.bailee.server.vault;

/// What a request that may come twice is answered.
///
/// @param text as [AnswerText] writes it
record Answer(Claim to, String text) {}
