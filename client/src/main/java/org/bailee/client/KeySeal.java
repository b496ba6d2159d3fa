package org.bailee.client;

/// One of the seals the root key is behind; any one opens it.
///
/// @param kind `key-file`, `passphrase` or `custodians`
/// @param sealedAt ISO 8601
public record KeySeal(String id, String kind, String label, String sealedAt) {}
