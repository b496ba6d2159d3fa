package org.bailee.server.watch;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bailee.server.shared.SubjectId;

/// What one actor did in one day (UTC), counted. Knows nobody: of whom they opened it keeps half an id, for that day.
final class Day {
    /// Of more people it is not told apart who was opened before.
    static final int MOST_TOLD_APART = 512;

    int people;
    int opened;
    /// Openings without a reference to why.
    int unreasoned;
    int refused;
    /// The most people opened within an hour beyond those a search had found.
    int unsearched;
    /// A bit for each hour in which something was opened.
    int hours;
    /// Records opened in an emergency.
    int emergencies;

    boolean swept;
    final Map<String, Integer> purposes = new TreeMap<>();
    final Set<Long> seen = new HashSet<>();

    /// @return whether the person is new today
    boolean open(SubjectId person, int hour, String purpose, boolean reasoned) {
        opened++;
        hours |= 1 << hour;
        unreasoned += reasoned ? 0 : 1;
        purposes.merge(purpose, 1, Integer::sum);
        // The second half of an id is chance.
        long half = person.value().getLeastSignificantBits();
        boolean fresh = seen.size() < MOST_TOLD_APART ? seen.add(half) : !seen.contains(half);
        people += fresh ? 1 : 0;
        return fresh;
    }

    /// A day that is over: whom it was about is of no more use.
    void forget() {
        seen.clear();
    }

    boolean isActive() {
        return opened > 0;
    }

    /// Whether something was opened within an hour of this hour.
    boolean isNear(int hour) {
        return (hours & (1 << hour | 1 << (hour + 1) % 24 | 1 << (hour + 23) % 24)) != 0;
    }
}
