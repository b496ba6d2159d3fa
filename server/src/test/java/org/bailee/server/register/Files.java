package org.bailee.server.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Register files to test with.
final class Files {
    private Files() {}

    /// A register without a mistake.
    static String northwind() {
        return resource("northwind.yaml");
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Files.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Northwind's register with one thing said otherwise.
    static String northwindWith(String said, String otherwise) {
        String file = northwind();
        if (!file.contains(said)) {
            throw new IllegalArgumentException("Northwind's register does not say: " + said);
        }
        return file.replace(said, otherwise);
    }

    static Reading read(String file) {
        return RegisterReader.read(file.getBytes(StandardCharsets.UTF_8));
    }

    static RegisterDefinition sound(String file) {
        return switch (read(file)) {
            case Reading.Sound sound -> sound.definition();
            case Reading.Mistaken mistaken -> throw new AssertionError(mistaken.mistakes());
        };
    }

    static List<Mistake> mistakes(String file) {
        return switch (read(file)) {
            case Reading.Sound _ -> List.of();
            case Reading.Mistaken mistaken -> mistaken.mistakes();
        };
    }

    /// The mistakes as `line:column code`.
    static List<String> mistakeCodes(String file) {
        return mistakes(file).stream()
                .map(mistake -> mistake.line() + ":" + mistake.column() + " " + mistake.code())
                .toList();
    }
}
