package org.bailee.crypto.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A text and who signed it (C2SP signed-note).
///
/// @param text ends with a newline
public record Note(String text, List<Signature> signatures) {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_SIGNATURES = 100;
    private static final String DASH = "\u2014 ";

    /// One line below the text.
    ///
    /// @param keyId which of the name's keys
    /// @param bytes what the key's type makes of the text
    public record Signature(String name, int keyId, byte[] bytes) {
        public Signature {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /// @throws Malformed if it is no signature line, without its newline
        public static Signature parse(String line) {
            int space = line.indexOf(' ', DASH.length());
            if (!line.startsWith(DASH) || space < 0) {
                throw new Malformed("This is not a line of a signature.");
            }
            String name = line.substring(DASH.length(), space);
            VerifierKey.mustBeName(name);
            byte[] bytes = Text.base64(line.substring(space + 1));
            if (bytes.length < 5) {
                throw new Malformed("A signature is longer than its key's id.");
            }
            return new Signature(name, KeyId.read(bytes), Arrays.copyOfRange(bytes, 4, bytes.length));
        }

        /// Without a newline.
        public String line() {
            byte[] all = Arrays.copyOf(KeyId.bytes(keyId), 4 + bytes.length);
            System.arraycopy(bytes, 0, all, 4, bytes.length);
            return DASH + name + " " + java.util.Base64.getEncoder().encodeToString(all);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Signature that && line().equals(that.line());
        }

        @Override
        public int hashCode() {
            return line().hashCode();
        }
    }

    public Note {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new Malformed("The text of a note ends with a newline.");
        }
    }

    /// @throws Malformed if it is no signed note, or larger than any log's
    public static Note parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Malformed("This note is larger than one may be.");
        }
        return parse(Text.utf8(bytes));
    }

    public static Note parse(String note) {
        if (note.length() > MOST_BYTES) {
            throw new Malformed("This note is larger than one may be.");
        }
        if (!Text.utf8(Text.utf8(note)).equals(note)) {
            throw new Malformed("This is not UTF-8.");
        }
        if (note.chars().anyMatch(character -> character < ' ' && character != '\n' || character == 0x7f)) {
            throw new Malformed("A note holds no control characters.");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new Malformed("A note is a text, an empty line, and signatures.");
        }
        String[] lines = note.substring(split + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new Malformed("A note has no more than " + MOST_SIGNATURES + " signatures.");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(Signature.parse(line));
        }
        return new Note(note.substring(0, split + 1), signatures);
    }

    public Note with(List<Signature> more) {
        List<Signature> all = new ArrayList<>(signatures);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new Note(text, all);
    }

    /// Those by this key. One that does not verify spoils the note: whoever holds the key never signed this text.
    ///
    /// @throws Malformed if a signature claims to be by this key, and is not
    public List<Signature> by(VerifierKey key) {
        List<Signature> found = signatures.stream().filter(key::claimed).toList();
        if (!found.stream().allMatch(signature -> key.verifies(text, signature))) {
            throw new Malformed("A signature claims to be by " + key.name() + ", and is not.");
        }
        return found;
    }

    public byte[] bytes() {
        return Text.utf8(toString());
    }

    /// As it is sent and kept.
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
