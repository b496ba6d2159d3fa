package org.bailee.server.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.journal.Obligation.ErasedFields;
import org.bailee.server.journal.Obligation.ErasedRecord;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.jspecify.annotations.Nullable;

/// A line of the journal (docs/spec/journal.md): an obligation, and a seal over it and all lines before it.
///
/// @param text all but the seal
record Line(String text, byte[] seal) {
    static final byte[] BEGINNING = new byte[16];

    private static final String UUID_FORM = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final String NAME = "[a-z][a-z0-9-]{0,63}";
    private static final Pattern FORM = Pattern.compile(NUMBER + " " + UUID_FORM + " ([0-9TZ:.+-]{20,32}) " + UUID_FORM
            + "(?: (" + NAME + ") " + UUID_FORM + "(?: " + NUMBER + " ([a-z][a-z0-9,-]*))?)?");
    private static final String WHAT = "journal";

    static Line of(Obligation owed, byte[] before, StaffSecrets secrets) {
        String text = owed.position() + " " + owed.entry() + " " + owed.at() + " " + owed.subject()
                + owed.record()
                        .map(record -> " " + record.collection() + " " + record.record()
                                + record.fields()
                                        .map(fields -> " " + fields.version() + " " + String.join(",", fields.names()))
                                        .orElse(""))
                        .orElse("");
        return new Line(text, seal(text, before, secrets));
    }

    /// @throws JournalRefused if it is no line of a journal
    static Line parse(String line) {
        int space = line.lastIndexOf(' ');
        String seal = line.substring(space + 1);
        if (space < 0
                || !seal.matches("[0-9a-f]{32}")
                || !FORM.matcher(line.substring(0, space)).matches()) {
            throw new JournalRefused();
        }
        return new Line(line.substring(0, space), HexFormat.of().parseHex(seal));
    }

    /// Whether it was written by this installation, behind exactly the line with that seal.
    boolean follows(byte[] before, StaffSecrets secrets) {
        return Arrays.equals(seal, seal(text, before, secrets));
    }

    Obligation obligation() {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new JournalRefused();
        }
        try {
            return new Obligation(
                    Long.parseLong(parts.group(1)),
                    EntryId.parse(parts.group(2)),
                    Instant.parse(parts.group(3)),
                    new SubjectId(UUID.fromString(parts.group(4))),
                    Optional.ofNullable(parts.group(5))
                            .map(collection -> new ErasedRecord(
                                    collection,
                                    new RecordId(UUID.fromString(parts.group(6))),
                                    fields(parts.group(7), parts.group(8)))));
        } catch (DateTimeException unlike) {
            throw new JournalRefused();
        }
    }

    private static Optional<ErasedFields> fields(@Nullable String version, @Nullable String names) {
        return version == null || names == null
                ? Optional.empty()
                : Optional.of(new ErasedFields(Long.parseLong(version), new TreeSet<>(List.of(names.split(",")))));
    }

    String written() {
        return text + " " + HexFormat.of().formatHex(seal) + "\n";
    }

    private static byte[] seal(String text, byte[] before, StaffSecrets secrets) {
        byte[] bytes = text.getBytes(US_ASCII);
        byte[] message = ByteBuffer.allocate(before.length + bytes.length)
                .put(before)
                .put(bytes)
                .array();
        return Arrays.copyOf(secrets.mac(WHAT, message), BEGINNING.length);
    }
}
