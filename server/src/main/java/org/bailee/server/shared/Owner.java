package org.bailee.server.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells whose a file is: what belongs to another account, that account can swap for its own whatever its mode says.
public final class Owner {
    private static final int ROOT = 0;
    private static final String UID = "unix:uid";

    private Owner() {}

    /// Whether the file belongs to this process's account or to root, who can do anything anyway.
    public static boolean isTrusted(Path file) throws IOException {
        Path process = Path.of("/proc/self");
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return true;
        }
        if (!Files.exists(process)) {
            return Files.getOwner(file).getName().equals(System.getProperty("user.name")) || uid(file) == ROOT;
        }
        return isTrusted(uid(file), uid(process));
    }

    static boolean isTrusted(int owner, int self) {
        return owner == self || owner == ROOT;
    }

    private static int uid(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, UID);
    }
}
