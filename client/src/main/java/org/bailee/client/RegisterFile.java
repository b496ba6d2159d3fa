package org.bailee.client;

import java.nio.charset.StandardCharsets;

/// A version of the register, byte for byte as it was applied.
///
/// @param version 0 for the empty register before the first
public record RegisterFile(long version, byte[] content) {
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
