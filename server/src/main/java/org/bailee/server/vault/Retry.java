package org.bailee.server.vault;

/// Marks a request that may come twice: the digest of its Idempotency-Key and of its whole content.
public record Retry(byte[] key, byte[] request) {}
