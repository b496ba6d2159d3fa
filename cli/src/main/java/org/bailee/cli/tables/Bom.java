package org.bailee.cli.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The mark before a text that tells its encoding, if there is one.
record Bom(int length, Optional<Charset> charset) {
    static Bom of(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] start = file.readNBytes(3);
            if (begins(start, 0xEF, 0xBB, 0xBF)) {
                return new Bom(3, Optional.of(StandardCharsets.UTF_8));
            }
            if (begins(start, 0xFF, 0xFE)) {
                return new Bom(2, Optional.of(StandardCharsets.UTF_16LE));
            }
            if (begins(start, 0xFE, 0xFF)) {
                return new Bom(2, Optional.of(StandardCharsets.UTF_16BE));
            }
            return new Bom(0, Optional.empty());
        }
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
