package org.bailee.server.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import org.bailee.server.shared.Owner;
import org.bailee.server.shared.Unavailable;

/// The PIN of a token in a file of its own: ours and readable by us only, or refused.
record PinFile(Path path) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int LONGEST = 256;

    /// @return the PIN, for the caller to wipe
    char[] read() {
        try {
            refuseOthers();
            byte[] content = Files.readAllBytes(path);
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content));
            Arrays.fill(content, (byte) 0);
            try {
                return firstLine(text);
            } finally {
                Arrays.fill(text.array(), '\0');
            }
        } catch (IOException | UnsupportedOperationException _) {
            throw new Unavailable(
                    "seal.no-pin",
                    "The PIN file " + path + " cannot be read.",
                    "Make the file with the token's PIN as its only line, owned by the account that runs Bailee, with mode 0600.",
                    path);
        }
    }

    /// Whether somebody typed what stands in it, in a time that does not depend on where they differ.
    boolean is(String typed) {
        char[] pin = read();
        try {
            return MessageDigest.isEqual(
                    new String(pin).getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    /// What tells this file from any that was there before or will be: saving it makes it another one.
    String version() {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.fileKey() + " " + file.lastModifiedTime().toInstant() + " " + file.size();
        } catch (IOException _) {
            return "";
        }
    }

    private char[] firstLine(CharBuffer text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        if (end == 0 || end > LONGEST) {
            throw new Unavailable(
                    "seal.no-pin-inside",
                    "The PIN file " + path + " has no PIN in its first line.",
                    "Write the token's PIN into it, and nothing else.",
                    path);
        }
        char[] pin = new char[end];
        text.get(pin);
        return pin;
    }

    private void refuseOthers() throws IOException {
        if (!Owner.isTrusted(path)) {
            throw new Unavailable(
                    "seal.pin-file-not-ours",
                    "The PIN file " + path + " belongs to another account than the one that runs Bailee.",
                    "Find out who put it there; if it is yours, give it to the account that runs Bailee: chown ACCOUNT "
                            + path,
                    path);
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            throw new Unavailable(
                    "seal.pin-file-open-to-others",
                    "Other accounts may read or change the PIN file " + path + ".",
                    "Close it with: chmod 600 " + path + " - and change the PIN if somebody may have read it.",
                    path);
        }
    }
}
