package org.bailee.server.register;

import java.util.Set;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Search;
import org.bailee.server.types.SemanticType;
import org.bailee.server.types.Sensitivity;
import org.bailee.server.types.TypeOptions;

/// One thing kept about a person, and how it may be found.
///
/// @param unique no two records may hold the same value; implies an exact search
public record Field(
        FieldPath path, SemanticType type, boolean required, boolean unique, Set<Search> search, TypeOptions options) {
    public Field {
        search = Set.copyOf(search);
    }

    /// Whether its disclosure opens the way to fraud, or tells of a special category (GDPR Art. 9).
    public boolean isSensitive() {
        return type.sensitivity().compareTo(Sensitivity.SENSITIVE) >= 0;
    }
}
