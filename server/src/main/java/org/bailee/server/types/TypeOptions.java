package org.bailee.server.types;

import java.util.*;

public record TypeOptions(Optional<String> region, List<String> choices) {
    public static TypeOptions none() {
        return new TypeOptions(Optional.empty(), List.of());
    }
}
