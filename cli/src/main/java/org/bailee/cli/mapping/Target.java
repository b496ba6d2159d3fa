package org.bailee.cli.mapping;

import java.util.Optional;

/// Where a column goes: a field, or one part of it.
public record Target(Field field, Optional<String> part) {
    public String path() {
        return part.map(name -> field.path() + "." + name).orElse(field.path());
    }
}
