package org.bailee.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A log's signed head.
///
/// @param name what to call the file it was read from
/// @param text what is signed
public record Head(String name, String text, String origin, long size, byte[] root, List<Line> lines) {
    private static final int MOST_LINES = 100;

    /// A signature below the text.
    record Line(String name, byte[] keyId, byte[] signature) {}

    /// @throws Unreadable if it is no signed head
    public static Head parse(String name, byte[] bytes) {
        String note = Strict.utf8(bytes);
        if (note.chars().anyMatch(character -> character < ' ' && character != '\n' || character == 0x7f)) {
            throw new Unreadable("It has control characters.");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 >= note.length()) {
            throw new Unreadable("It is not a text, an empty line and signatures.");
        }
        String text = note.substring(0, split + 1);
        String[] body = text.split("\n", -1);
        if (body.length < 4 || Arrays.asList(body).subList(0, body.length - 1).contains("")) {
            throw new Unreadable("It does not tell origin, size and root.");
        }
        byte[] root = Strict.base64(body[2]);
        if (root.length != Sha.SIZE) {
            throw new Unreadable("Its root is not 32 bytes.");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(split + 2, note.length() - 1).split("\n", -1)) {
            lines.add(line(line));
        }
        if (lines.size() > MOST_LINES) {
            throw new Unreadable("It has more than " + MOST_LINES + " signatures.");
        }
        return new Head(name, text, body[0], Strict.number(body[1]), root, lines);
    }

    private static Line line(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—") || parts[1].isEmpty() || parts[1].contains("+")) {
            throw new Unreadable("A line below it is no signature.");
        }
        byte[] bytes = Strict.base64(parts[2]);
        if (bytes.length < 5) {
            throw new Unreadable("A signature below it is too short.");
        }
        return new Line(parts[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    enum Word {
        SIGNED,
        FALSE,
        SILENT
    }

    /// What the head has of a key: its signature, a false one, or none.
    Word by(PublicKey key) {
        Word word = Word.SILENT;
        for (Line line : lines) {
            if (line.name().equals(key.name()) && Arrays.equals(line.keyId(), key.id())) {
                if (!key.signed(text, line.signature())) {
                    return Word.FALSE;
                }
                word = Word.SIGNED;
            }
        }
        return word;
    }
}
