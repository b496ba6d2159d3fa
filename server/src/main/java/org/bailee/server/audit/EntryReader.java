package org.bailee.server.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.jspecify.annotations.Nullable;

/// Reads an entry in the one spelling it has; every other is refused, for two spellings would have two hashes.
final class EntryReader {
    static final int MOST_KIND = 64;

    /// Characters of a purpose, which is a name of the register.
    static final int MOST_PURPOSE = 64;

    static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    static final Pattern REASON = Pattern.compile("[A-Za-z0-9._:/#-]{1,64}");

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final ByteBuffer in;

    private EntryReader(byte[] entry) {
        this.in = ByteBuffer.wrap(entry);
    }

    /// @throws LogFault if they are no entry
    static Entry read(byte[] bytes) {
        try {
            EntryReader reader = new EntryReader(bytes);
            Entry entry = reader.entry();
            if (reader.in.hasRemaining()) {
                throw malformed();
            }
            return entry;
        } catch (BufferUnderflowException | CharacterCodingException cut) {
            throw malformed();
        }
    }

    private Entry entry() throws CharacterCodingException {
        if (in.get() != EntryBytes.VERSION) {
            throw malformed();
        }
        return new Entry(
                new EntryId(uuid()),
                Instant.EPOCH.plus(in.getLong(), ChronoUnit.MICROS),
                matching(KIND, text()),
                new ActorId(uuid()),
                isGiven() ? Optional.of(new SubjectId(uuid())) : Optional.empty(),
                isGiven() ? Optional.of(new ActorId(uuid())) : Optional.empty(),
                isGiven() ? Optional.of(text()) : Optional.empty(),
                isGiven() ? Optional.of(matching(REASON, text())) : Optional.empty(),
                outcome(),
                details());
    }

    private Outcome outcome() {
        int outcome = in.get();
        if (outcome < 0 || outcome >= OUTCOMES.length) {
            throw malformed();
        }
        return OUTCOMES[outcome];
    }

    private Map<String, String> details() throws CharacterCodingException {
        int count = in.getInt();
        // Each takes eight bytes at the least: a count beyond that would only fill the memory.
        if (count < 0 || count > in.remaining() / 8) {
            throw malformed();
        }
        Map<String, String> details = new LinkedHashMap<>();
        byte @Nullable [] before = null;
        for (int i = 0; i < count; i++) {
            byte[] name = bytes();
            if (before != null && Arrays.compareUnsigned(before, name) >= 0) {
                throw malformed();
            }
            details.put(line(name), text());
            before = name;
        }
        return details;
    }

    private UUID uuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    private boolean isGiven() {
        int flag = in.get();
        if (flag != 0 && flag != 1) {
            throw malformed();
        }
        return flag == 1;
    }

    private String text() throws CharacterCodingException {
        return line(bytes());
    }

    private byte[] bytes() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw malformed();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String line(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (!isLine(text)) {
            throw malformed();
        }
        return text;
    }

    /// Whether a text has no control characters.
    static boolean isLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw malformed();
        }
        return text;
    }

    private static LogFault malformed() {
        return LogFault.entry("log.entry-malformed", "An entry of the log is not written as entries are.");
    }
}
