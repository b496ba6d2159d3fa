package org.bailee.server.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is usual among those who have the same roles as an actor.
///
/// @param actors how many of them have worked lately
/// @param people what nine in ten of their days stay within
/// @param reasoned the share of their openings with a reference to why, in percent
/// @param purposes by activity, how many of them have served it
record Peers(int actors, double people, int reasoned, Map<String, Integer> purposes) {
    private static final int DAYS = 14;
    private static final int FEWEST_DAYS = 3;

    static Peers none() {
        return new Peers(0, 0, 0, Map.of());
    }

    static Peers of(Collection<Profile> profiles, LocalDate today) {
        List<Integer> people = new ArrayList<>();
        Map<String, Integer> purposes = new TreeMap<>();
        int actors = 0;
        long opened = 0;
        long unreasoned = 0;
        for (Profile profile : profiles) {
            Collection<Day> days =
                    profile.activeBefore(today).tailMap(today.minusDays(DAYS)).values();
            if (days.size() < FEWEST_DAYS) {
                continue;
            }
            actors++;
            for (Day day : days) {
                people.add(day.people);
                opened += day.opened;
                unreasoned += day.unreasoned;
            }
            days.stream()
                    .flatMap(day -> day.purposes.keySet().stream())
                    .distinct()
                    .forEach(purpose -> purposes.merge(purpose, 1, Integer::sum));
        }
        int reasoned = opened == 0 ? 0 : (int) (100 * (opened - unreasoned) / opened);
        return new Peers(actors, Statistics.quantile(people, 0.9), reasoned, purposes);
    }

    /// Whether at least half of them have served the activity.
    boolean commonlyUse(String purpose) {
        return actors > 0 && 2 * purposes.getOrDefault(purpose, 0) >= actors;
    }
}
