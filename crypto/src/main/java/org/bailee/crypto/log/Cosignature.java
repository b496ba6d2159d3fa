package org.bailee.crypto.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A witness's word that at this time this was the largest head it knew of a log, and grew out of all before it
/// (C2SP tlog-cosignature, Ed25519).
///
/// @param signed 64 bytes
public record Cosignature(Instant at, byte[] signed) {
    public Cosignature {
        signed = signed.clone();
    }

    @Override
    public byte[] signed() {
        return signed.clone();
    }

    static Optional<Cosignature> parse(byte[] bytes) {
        if (bytes.length != Long.BYTES + Ed25519.SIGNATURE) {
            return Optional.empty();
        }
        long at = ByteBuffer.wrap(bytes).getLong();
        return at < 0 || at > Instant.MAX.getEpochSecond()
                ? Optional.empty()
                : Optional.of(new Cosignature(
                        Instant.ofEpochSecond(at), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }

    /// When a witness signed, if the line is a cosignature.
    public static Optional<Instant> time(Note.Signature signature) {
        return parse(signature.bytes()).map(Cosignature::at);
    }

    byte[] message(String text) {
        return message(at, text);
    }

    static byte[] message(Instant at, String text) {
        return Text.utf8("cosignature/v1\ntime " + at.getEpochSecond() + "\n" + text);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Long.BYTES + signed.length)
                .putLong(at.getEpochSecond())
                .put(signed)
                .array();
    }
}
