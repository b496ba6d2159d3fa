package org.bailee.server.api.http;

/// What was sent, byte for byte.
public record RawBody(byte[] bytes) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
