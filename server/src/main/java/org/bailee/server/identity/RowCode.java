package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bailee.server.keys.StaffSecrets;

/// Collects what a row says, for the code that vouches for it: who can write the table cannot make the code, and so
/// plants no row and changes none.
///
/// Each part is preceded by its length: no two rows collect to the same bytes.
final class RowCode {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    RowCode add(byte[] part) {
        all.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        all.writeBytes(part);
        return this;
    }

    RowCode add(String part) {
        return add(part.getBytes(UTF_8));
    }

    RowCode add(long part) {
        return add(ByteBuffer.allocate(8).putLong(part).array());
    }

    RowCode add(boolean part) {
        return add(new byte[] {(byte) (part ? 1 : 0)});
    }

    /// To the microsecond, as the table keeps it.
    RowCode add(Instant part) {
        return add(part.truncatedTo(ChronoUnit.MICROS).toString());
    }

    RowCode add(Optional<Instant> part) {
        return part.map(instant -> add(true).add(instant)).orElseGet(() -> add(false));
    }

    /// @param what the kind of row: the code of one kind is none for another
    byte[] under(StaffSecrets secrets, String what) {
        return secrets.mac(what, bytes());
    }

    byte[] bytes() {
        return all.toByteArray();
    }
}
