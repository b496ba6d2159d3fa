package org.bailee.client;

/// A new key. The server keeps only its hash: this is the one time it is seen.
public record IssuedKey(String id, String name, ApiKey key) {}
