package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.SubjectId;

/// An entry in the one spelling it has (docs/spec/audit-log.md), which is what is hashed.
final class EntryBytes {
    /// A leaf's length is two bytes in a bundle, and eight bytes of it tell when it got its place.
    static final int MOST = 65_527;

    static final byte VERSION = 1;

    private EntryBytes() {}

    /// @throws IllegalArgumentException if it is longer than an entry may be, or a text is none of an entry's
    static byte[] write(Entry entry) {
        if (!EntryReader.KIND.matcher(entry.kind()).matches()
                || entry.purpose().orElse("").length() > EntryReader.MOST_PURPOSE
                || !entry.reason()
                        .map(EntryReader.REASON.asMatchPredicate()::test)
                        .orElse(true)) {
            throw new IllegalArgumentException("The kind, the purpose or the reason of an audit entry is none.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            write(entry, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (bytes.size() > MOST) {
            throw new IllegalArgumentException("An audit entry has at most " + MOST + " bytes.");
        }
        return bytes.toByteArray();
    }

    /// What is hashed: when the entry got its place, and the entry.
    static byte[] leaf(Instant placedAt, byte[] entry) {
        byte[] leaf = new byte[8 + entry.length];
        ByteBuffer.wrap(leaf).putLong(micros(placedAt)).put(entry);
        return leaf;
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static void write(Entry entry, DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        uuid(entry.id().value(), out);
        out.writeLong(micros(entry.at()));
        text(entry.kind(), out);
        uuid(entry.actor().value(), out);
        optional(entry.subject().map(SubjectId::value), out);
        optional(entry.about().map(ActorId::value), out);
        optionalText(entry.purpose(), out);
        optionalText(entry.reason(), out);
        out.writeByte(entry.outcome().number());
        Map<byte[], String> details = new TreeMap<>(Arrays::compareUnsigned);
        entry.details().forEach((name, value) -> details.put(name.getBytes(UTF_8), value));
        out.writeInt(details.size());
        for (Map.Entry<byte[], String> detail : details.entrySet()) {
            text(new String(detail.getKey(), UTF_8), out);
            text(detail.getValue(), out);
        }
    }

    private static void uuid(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        if (!EntryReader.isLine(text)) {
            throw new IllegalArgumentException("A text of an audit entry has no control characters.");
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void optional(Optional<UUID> id, DataOutputStream out) throws IOException {
        out.writeByte(id.isPresent() ? 1 : 0);
        if (id.isPresent()) {
            uuid(id.get(), out);
        }
    }

    private static void optionalText(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeByte(text.isPresent() ? 1 : 0);
        if (text.isPresent()) {
            text(text.get(), out);
        }
    }
}
