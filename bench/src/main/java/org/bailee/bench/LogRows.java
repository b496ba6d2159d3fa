package org.bailee.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A log of openings by a hundred accounts in turn, spelled as docs/spec/audit-log.md has it, laid straight
/// into the table: reading is measured here, and writing it through the server would take an hour.
final class LogRows {
    static final UUID THIEF = new UUID(0x7a11L << 32 | 0x7000, 0x8000_0000_0000_0000L);

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ACCOUNTS = 100;
    private static final int CHUNK = 1 << 20;
    private static final String FIELDS =
            "profile.email=plain profile.name=plain profile.phone=masked profile.city=plain profile.birth-date=present";

    private final long size;

    LogRows(long size) {
        this.size = size;
    }

    long size() {
        return size;
    }

    /// One entry in half a second: ten million are two months.
    Instant at(long number) {
        return BEGIN.plusMillis(number * 500);
    }

    /// The indexes but the key's are made afterwards, as a restored backup has them.
    void copyTo(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            List<String> indexes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select indexname, indexdef from pg_indexes"
                    + " where schemaname = 'audit' and tablename = 'entry' and indexname <> 'entry_pkey'")) {
                while (rows.next()) {
                    indexes.add("drop index audit." + rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (int i = 0; i < indexes.size(); i += 2) {
                statement.execute(indexes.get(i));
            }
            copy(connection);
            for (int i = 1; i < indexes.size(); i += 2) {
                statement.execute(indexes.get(i));
            }
            statement.execute("vacuum analyze audit.entry");
        }
    }

    private void copy(Connection connection) throws SQLException, IOException {
        CopyIn in = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy audit.entry (entry_id, at, kind, actor_id, subject_id, purpose, outcome, bytes) from stdin");
        StringBuilder lines = new StringBuilder(CHUNK + 2_048);
        SplittableRandom random = new SplittableRandom(7);
        for (long number = 0; number < size; number++) {
            line(lines, number, random);
            if (lines.length() > CHUNK || number == size - 1) {
                byte[] chunk = lines.toString().getBytes(StandardCharsets.US_ASCII);
                in.writeToCopy(chunk, 0, chunk.length);
                lines.setLength(0);
            }
        }
        in.endCopy();
    }

    private void line(StringBuilder lines, long number, SplittableRandom random) throws IOException {
        Instant at = at(number);
        UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
        long account = number % ACCOUNTS;
        UUID actor = account == 1 ? THIEF : new UUID(account << 32 | 0x7000, 0x8000_0000_0000_0000L);
        // Each account opens people again and again, five times on average.
        long person = new SplittableRandom(random.nextLong(Math.max(1, size / ACCOUNTS / 5))).nextLong();
        UUID subject = new UUID(person & ~0xf000L | 0x7000, person >>> 2 | 0x8000_0000_0000_0000L);
        lines.append(id)
                .append('\t')
                .append(at)
                .append("\tsubject-opened\t")
                .append(actor)
                .append('\t');
        lines.append(subject).append("\tserve\tdone\t\\\\x");
        lines.append(HexFormat.of().formatHex(entry(id, at, actor, subject))).append('\n');
    }

    /// The canonical bytes of one opening.
    static byte[] entry(UUID id, Instant at, UUID actor, UUID subject) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(1);
        id(out, id);
        out.writeLong(at.toEpochMilli() * 1_000);
        text(out, "subject-opened");
        id(out, actor);
        out.writeByte(1);
        id(out, subject);
        out.writeByte(0);
        out.writeByte(1);
        text(out, "serve");
        out.writeByte(0);
        out.writeByte(0);
        out.writeInt(2);
        text(out, "fields");
        text(out, FIELDS);
        text(out, "version");
        text(out, "1");
        return bytes.toByteArray();
    }

    private static void id(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
