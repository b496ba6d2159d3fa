package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.shared.Owner;
import org.bailee.server.shared.Unavailable;

/// The secret of a key-file seal on disk (docs/spec/key-wrapping.md): our own and readable by us only, or refused.
record KeyFile(Path path) {
    private static final String MARK = "bailee-seal-key-1 ";
    private static final Pattern FORM = Pattern.compile("(" + MARK + "([0-9a-f]{64})) ([0-9a-f]{8})\n");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_MAY_ENTER = PosixFilePermissions.fromString("rwx------");

    boolean exists() {
        return Files.exists(path);
    }

    /// Makes the file with a new secret, on disk before anything is sealed under it. Never overwrites one.
    void create(SecureRandom random) {
        byte[] content = fresh(random).getBytes(US_ASCII);
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_MAY_ENTER));
            }
            try (FileChannel file = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                file.write(ByteBuffer.wrap(content));
                file.force(true);
            }
            // The name must outlive a power cut as surely as the content.
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException | UnsupportedOperationException failed) {
            throw new Unavailable(
                    "seal.key-file-unwritable",
                    "The key file " + path + " cannot be made ("
                            + failed.getClass().getSimpleName() + ").",
                    "Make its folder writable, name another file with bailee.seal.key-file, or seal by passphrase.");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /// The content of a key file with a new secret.
    static String fresh(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String line = MARK + HexFormat.of().formatHex(secret);
        Arrays.fill(secret, (byte) 0);
        return line + " " + check(line) + "\n";
    }

    /// @return the 32 secret bytes, for the caller to wipe; none if this is no key file's content
    static Optional<byte[]> secretIn(String content) {
        Matcher found = FORM.matcher(content);
        return found.matches() && check(found.group(1)).equals(found.group(3))
                ? Optional.of(HexFormat.of().parseHex(found.group(2)))
                : Optional.empty();
    }

    /// @return the 32 secret bytes, for the caller to wipe
    byte[] secret() {
        if (!exists()) {
            throw new Unavailable(
                    "seal.key-file-missing",
                    "The key file " + path + " is not there.",
                    "Put it back from where you keep its copy; without it nobody can open the data, not even you.");
        }
        try {
            refuseOthersFile();
            refuseLooseMode();
            Optional<byte[]> secret = secretIn(Files.readString(path, US_ASCII));
            if (secret.isPresent()) {
                return secret.get();
            }
        } catch (IOException | UnsupportedOperationException _) {
            throw new Unavailable(
                    "seal.key-file-unreadable",
                    "The key file " + path + " cannot be read.",
                    "Give it to the account that runs Bailee, with mode 0600.");
        }
        throw new Unavailable(
                "seal.key-file-damaged",
                "The key file " + path + " is not as it was written.",
                "Put it back from where you keep its copy; one changed character makes it useless.");
    }

    private void refuseOthersFile() throws IOException {
        if (!Owner.isTrusted(path)) {
            throw new Unavailable(
                    "seal.key-file-not-ours",
                    "The key file " + path + " belongs to another account than the one that runs Bailee.",
                    "Find out who put it there; if it is yours, give it to the account that runs Bailee: chown ACCOUNT "
                            + path);
        }
    }

    private void refuseLooseMode() throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(granted)) {
            throw new Unavailable(
                    "seal.key-file-open-to-others",
                    "Other accounts may read or change the key file " + path + " (mode "
                            + PosixFilePermissions.toString(granted) + ").",
                    "Close it with: chmod 600 " + path + " - and think about who may have read it.");
        }
    }

    private static String check(String line) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line.getBytes(US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has SHA-256.", missing);
        }
    }
}
