package org.bailee.server.api.http;

import java.nio.charset.StandardCharsets;

/// What is answered, byte for byte, and what no log shows: the framework writes down what it sends.
public record RawAnswer(byte[] bytes) {
    public static RawAnswer text(CharSequence text) {
        return new RawAnswer(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
