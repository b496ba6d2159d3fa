package org.bailee.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bailee.crypto.Corrupt;
import org.bailee.server.keys.StaffSecrets;

/// What is told to somebody outside. In the database it is sealed, bound to its delivery: whoever writes there
/// must not have Bailee mail or sign a text of their own.
///
/// @param alert empty for what is about none
record Message(Delivery.Way way, Optional<UUID> alert, Instant madeAt, String subject, String body) {
    private static final String WHAT = "watch-delivery";

    byte[] sealed(StaffSecrets secrets, UUID delivery) {
        return secrets.seal(bytes(), WHAT, delivery);
    }

    /// @throws Corrupt if it was not sealed as this delivery
    static Message open(StaffSecrets secrets, byte[] sealed, UUID delivery) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(secrets.open(sealed, WHAT, delivery));
            Delivery.Way way = Delivery.Way.valueOf(text(bytes));
            String alert = text(bytes);
            return new Message(
                    way,
                    alert.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(alert)),
                    Instant.ofEpochMilli(bytes.getLong()),
                    text(bytes),
                    text(bytes));
        } catch (IllegalArgumentException | BufferUnderflowException other) {
            throw new Corrupt();
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, way.name());
            write(out, alert.map(UUID::toString).orElse(""));
            out.writeLong(madeAt.toEpochMilli());
            write(out, subject);
            write(out, body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Corrupt();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }
}
