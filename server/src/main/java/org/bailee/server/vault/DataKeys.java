package org.bailee.server.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.DataKey;
import org.bailee.crypto.RecordPlace;
import org.bailee.crypto.Tally;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;

/// The data keys of people, or for each person the reason why there is none.
final class DataKeys {
    private final KeyRing keys;
    private final PersonStore people;

    DataKeys(KeyRing keys, PersonStore people) {
        this.keys = keys;
        this.people = people;
    }

    /// @throws NotFound if the person is unknown or was erased
    /// @throws Corrupt if the person lives, but the key is gone or does not verify
    DataKey of(SubjectId subject) {
        return of(Set.of(subject)).of(subject).orThrow();
    }

    /// Does work that reads a person's rows and opens them, and does it again if a seal does not verify:
    /// another request or node may have given the person another key since this one was read (an erasure of a
    /// part does). What does not verify under the newest key either is corrupt.
    <T> T fresh(SubjectId subject, Supplier<T> work) {
        try {
            return work.get();
        } catch (Corrupt _) {
            return again(subject, work);
        }
    }

    private <T> T again(SubjectId subject, Supplier<T> work) {
        Tally newest = known(subject);
        while (true) {
            try {
                return work.get();
            } catch (Corrupt why) {
                Tally now = known(subject);
                if (now.equals(newest)) {
                    throw why;
                }
                newest = now;
            }
        }
    }

    /// What tells the newest key from others.
    private Tally known(SubjectId subject) {
        keys.forget(Set.of(subject));
        return of(subject).mark(new RecordPlace(subject.value(), "key", subject.value(), 1, 1));
    }

    /// The key of each person, with [NotFound] or [Corrupt] for those without one.
    EachPerson<DataKey> of(Collection<SubjectId> subjects) {
        Map<SubjectId, Result<DataKey>> answers = new HashMap<>();
        unwrapped(subjects).forEach((subject, key) -> answers.put(subject, new Result.Done<>(key)));
        Set<SubjectId> missing = new TreeSet<>(subjects);
        missing.removeAll(answers.keySet());
        if (!missing.isEmpty()) {
            // Asked after the keys: who was erased in between is found erased, and no false alarm is raised.
            Map<SubjectId, Boolean> erased = people.erased(missing);
            missing.forEach(subject -> answers.put(subject, new Result.Failed<>(why(erased, subject))));
        }
        return new EachPerson<>(answers);
    }

    /// One key that does not verify must not keep the others from their data.
    private Map<SubjectId, DataKey> unwrapped(Collection<SubjectId> subjects) {
        try {
            return keys.of(subjects);
        } catch (Corrupt _) {
            Map<SubjectId, DataKey> sound = new HashMap<>();
            for (SubjectId subject : subjects) {
                try {
                    sound.putAll(keys.of(Set.of(subject)));
                } catch (Corrupt _) {
                    // missing from the answer, and so reported as corrupt by the caller
                }
            }
            return sound;
        }
    }

    private static RuntimeException why(Map<SubjectId, Boolean> erased, SubjectId subject) {
        Boolean gone = erased.get(subject);
        if (gone == null) {
            return NotFound.subject();
        }
        return gone ? NotFound.erased() : new Corrupt();
    }
}
