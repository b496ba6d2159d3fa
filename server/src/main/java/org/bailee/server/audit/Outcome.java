package org.bailee.server.audit;

import java.util.Locale;
import java.util.stream.Stream;
import org.bailee.server.shared.Invalid;

/// How what an entry tells of ended.
public enum Outcome {
    DONE((byte) 0),
    REFUSED((byte) 1),
    FAILED((byte) 2);

    private final byte number;

    Outcome(byte number) {
        this.number = number;
    }

    /// How it is written in an entry's bytes.
    byte number() {
        return number;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws Invalid if it is no outcome's word
    public static Outcome parse(String word) {
        return Stream.of(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Invalid.of(
                        "outcome",
                        "outcome.unknown",
                        "This is no outcome of an entry.",
                        "Give done, refused or failed."));
    }
}
