package org.bailee.server.vault;

import java.util.ArrayList;
import java.util.List;
import org.bailee.server.register.Field;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Search;
import org.bailee.server.vault.SearchIndex.Way;

/// An index there should be.
record Wanted(FieldPath field, Way way) {
    static List<Wanted> by(RegisterDefinition register) {
        List<Wanted> wanted = new ArrayList<>();
        register.fields().forEach(field -> add(wanted, field));
        return wanted;
    }

    /// Those whose answer the register asks for. One that finds whole values may be unique or not, as fields become
    /// so and cease to be.
    static List<SearchIndex> declared(RegisterDefinition register, List<SearchIndex> indexes) {
        List<Wanted> wanted = by(register);
        return indexes.stream()
                .filter(index -> wanted.stream().anyMatch(one -> index.isLike(one.field(), one.way())))
                .toList();
    }

    boolean isMetBy(SearchIndex index) {
        return index.way() == way && index.field().equals(field);
    }

    private static void add(List<Wanted> wanted, Field field) {
        if (field.unique()) {
            wanted.add(new Wanted(field.path(), Way.UNIQUE));
        } else if (field.search().contains(Search.EXACT)) {
            wanted.add(new Wanted(field.path(), Way.EXACT));
        }
        if (field.search().contains(Search.WORDS)) {
            wanted.add(new Wanted(field.path(), Way.WORDS));
        }
    }
}
