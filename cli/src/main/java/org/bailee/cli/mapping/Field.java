package org.bailee.cli.mapping;

import org.bailee.client.SemanticType;

/// A field of the register that rows may go into.
public record Field(String collection, String name, boolean required, SemanticType type) {
    public String path() {
        return collection + "." + name;
    }
}
