package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.UUID;

/// People, places and values the tests share.
final class Samples {
    static final SecureRandom RANDOM = new SecureRandom();
    static final UUID ADA = UUID.fromString("019abc0d-0000-7000-8000-0000000000ad");
    static final UUID BOB = UUID.fromString("019abc0d-0000-7000-8000-0000000000b0");
    static final Binding ADAS_EMAIL = new Binding(ADA, "profile", ADA, "email", 1);
    static final byte[] PLAINTEXT = "ada@example.org".getBytes(UTF_8);

    private Samples() {}
}
