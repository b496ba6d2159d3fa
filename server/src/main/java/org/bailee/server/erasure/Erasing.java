package org.bailee.server.erasure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is erased at once: everything of a person, whole records, or fields of records that stay.
public enum Erasing {
    PEOPLE("subject-erased"),
    RECORDS("record-erased"),
    FIELDS("fields-erased");

    private final String kind;

    Erasing(String kind) {
        this.kind = kind;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Erasing> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /// Of the log's entries.
    String kind() {
        return kind;
    }

    static List<Erasing> ofParts() {
        return List.of(FIELDS, RECORDS);
    }
}
