package org.bailee.server.backup;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A manifest as it is written: JSON, so that another program can read it too once the seal is open.
final class ManifestText {
    /// Of the object.
    static final String NAME = "manifest";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ManifestText() {}

    static byte[] write(Manifest manifest) {
        return JSON.writeValueAsBytes(manifest);
    }

    static Manifest read(byte[] text) {
        try {
            return JSON.readValue(text, Manifest.class);
        } catch (JacksonException _) {
            throw Refused.newer();
        }
    }
}
