package org.bailee.server.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test vectors of docs/spec/key-wrapping.md, which lie with the module that does most of it.
final class KeyVectors {
    private KeyVectors() {}

    static JsonNode read() throws IOException {
        Path file = Path.of("../crypto/src/test/resources/vectors/key-wrapping.json");
        return JsonMapper.builder().build().readTree(Files.readString(file));
    }
}
