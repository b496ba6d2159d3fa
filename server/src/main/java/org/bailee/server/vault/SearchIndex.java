package org.bailee.server.vault;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.FieldPath;

/// One way of finding records by one field, under a key that nothing else is under (docs/spec/blind-index.md).
///
/// @param number also that of its key
/// @param people who had a record of this collection when it was begun
/// @param done of whom it knows by now
/// @param damaged people who do not verify; it does not serve while there is one
/// @param duplicates records whose value another has; it does not serve while there is one
public record SearchIndex(
        int number,
        FieldPath field,
        Way way,
        State state,
        long people,
        long done,
        long damaged,
        long duplicates,
        Instant begunAt,
        Optional<Instant> servedAt,
        Optional<Instant> goneAt) {
    /// What is asked of it.
    public enum Way {
        EXACT,
        WORDS,
        /// Finds whole values as [#EXACT] does, and keeps two records from having the same.
        UNIQUE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Way of(String word) {
            for (Way way : values()) {
                if (way.word().equals(word)) {
                    return way;
                }
            }
            // The word was changed in the database.
            throw new Corrupt();
        }

        /// Whether both answer the same question.
        boolean isLike(Way other) {
            return (this == WORDS) == (other == WORDS);
        }
    }

    /// Where it stands; each is entered by any node, and never left halfway.
    public enum State {
        /// Written with every change, while those kept already are being added.
        BUILDING,
        /// As building; but there were people who do not verify, or values that are not unique. Tried again.
        HALTED,
        /// Complete: written and read.
        SERVING,
        /// Neither written nor read; its rows are being deleted.
        RETIRING,
        /// Its key is gone; files that may still hold traces of it are written anew.
        SCRUBBING,
        GONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return state;
                }
            }
            // The word was changed in the database.
            throw new Corrupt();
        }
    }

    /// Whether there are people it does not know yet.
    public boolean isBuilding() {
        return state == State.BUILDING || state == State.HALTED;
    }

    boolean isServing() {
        return state == State.SERVING;
    }

    /// Whether it answers the same question about the same field.
    boolean isLike(FieldPath other, Way asked) {
        return field.equals(other) && way.isLike(asked);
    }
}
