package org.bailee.cli.verify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads leaves, each in the one spelling it has. One for each thread: it remembers words that come again and
/// again.
public final class LeafReader {
    private final Words words = new Words();
    private byte[] bytes = new byte[0];
    private ByteBuffer in = ByteBuffer.wrap(bytes);

    /// @throws Unreadable if it is no leaf
    public Told read(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        in = ByteBuffer.wrap(bytes, from, length);
        try {
            Told told = leaf();
            if (in.hasRemaining()) {
                throw new Unreadable("Something follows the last detail.");
            }
            return told;
        } catch (BufferUnderflowException cut) {
            throw new Unreadable("The entry ends too early.");
        }
    }

    private Told leaf() {
        long placedAt = in.getLong();
        if (in.get() != 1) {
            throw new Unreadable("The entry is of another version than 1.");
        }
        UUID id = uuid();
        long at = in.getLong();
        String kind = word();
        if (!isKind(kind)) {
            throw new Unreadable("The kind is none.");
        }
        UUID actor = uuid();
        @Nullable UUID subject = given() ? uuid() : null;
        @Nullable UUID about = given() ? uuid() : null;
        @Nullable String purpose = given() ? word() : null;
        @Nullable String reason = given() ? word() : null;
        if (reason != null && !isReason(reason)) {
            throw new Unreadable("The reason is no reference.");
        }
        int outcome = in.get();
        if (outcome < 0 || outcome > 2) {
            throw new Unreadable("The outcome is none.");
        }
        return new Told(placedAt, id, at, kind, actor, subject, about, purpose, reason, outcome, details());
    }

    private Map<String, String> details() {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / 8) {
            throw new Unreadable("The details are more than the entry can hold.");
        }
        Map<String, String> details = LinkedHashMap.newLinkedHashMap(count);
        int before = -1;
        int beforeEnd = -1;
        for (int i = 0; i < count; i++) {
            int length = length();
            int name = in.position();
            int end = name + length;
            if (before >= 0 && Arrays.compareUnsigned(bytes, before, beforeEnd, bytes, name, end) >= 0) {
                throw new Unreadable("The details are not in their order.");
            }
            details.put(word(length), word());
            before = name;
            beforeEnd = end;
        }
        return details;
    }

    private UUID uuid() {
        return new UUID(in.getLong(), in.getLong());
    }

    private boolean given() {
        byte flag = in.get();
        if (flag != 0 && flag != 1) {
            throw new Unreadable("A flag is neither 0 nor 1.");
        }
        return flag == 1;
    }

    private int length() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new Unreadable("A length reaches beyond the entry.");
        }
        return length;
    }

    private String word() {
        return word(length());
    }

    private String word(int length) {
        int from = in.position();
        in.position(from + length);
        return words.read(bytes, from, length);
    }

    private static boolean isKind(String kind) {
        if (kind.isEmpty() || kind.length() > 64 || kind.charAt(0) < 'a' || kind.charAt(0) > 'z') {
            return false;
        }
        for (int i = 0; i < kind.length(); i++) {
            char c = kind.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isReason(String reason) {
        return !reason.isEmpty()
                && reason.length() <= 64
                && reason.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "._:/#-".indexOf(c) >= 0);
    }
}
