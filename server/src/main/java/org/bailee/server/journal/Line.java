package org.bailee.server.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.EntryId;

/// A line of the journal (docs/spec/journal.md): an obligation, and a seal over it and all lines before it.
///
/// @param text all but the seal
record Line(String text, byte[] seal) {
    static final byte[] BEGINNING = new byte[16];

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17}) " + DeedText.UUID_FORM
            + " ([0-9TZ:.+-]{20,32}) " + DeedText.UUID_FORM + " (.{1,66000})");
    private static final String WHAT = "journal";

    static Line of(Obligation owed, byte[] before, StaffSecrets secrets) {
        String text = text(owed);
        return new Line(text, seal(text, before, secrets));
    }

    /// Whether its line tells the same when it is read, and is no mark.
    static boolean readsBack(Obligation owed) {
        Line line = new Line(text(owed), BEGINNING);
        try {
            return !owed.isMark() && line.obligation().equals(owed);
        } catch (JournalRefused unlike) {
            return false;
        }
    }

    private static String text(Obligation owed) {
        return owed.position() + " " + owed.entry() + " " + owed.at() + " " + owed.whom() + " "
                + DeedText.write(owed.deed());
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
                    UUID.fromString(parts.group(4)),
                    DeedText.read(parts.group(5)));
        } catch (DateTimeException unlike) {
            throw new JournalRefused();
        }
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
