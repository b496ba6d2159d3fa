package org.bailee.server.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.bailee.server.shared.ActorId;
import org.jspecify.annotations.Nullable;

/// What is usual for one actor: counts of their last five weeks. What is older is forgotten, and is usual no more.
final class Profile {
    static final int DAYS = 35;

    final ActorId actor;
    final NavigableMap<LocalDate, Day> days = new TreeMap<>();
    final Recent recent = new Recent();
    Instant lastAt = Instant.EPOCH;
    /// When they last came from a network that was new, and not their first.
    Instant networkAt = Instant.EPOCH;

    Profile(ActorId actor) {
        this.actor = actor;
    }

    /// The day, begun if it is new.
    Day day(LocalDate date) {
        @Nullable Day known = days.get(date);
        if (known != null) {
            return known;
        }
        days.values().forEach(Day::forget);
        days.headMap(date.minusDays(DAYS)).clear();
        Day day = new Day();
        days.put(date, day);
        return day;
    }

    /// The days before this one on which something was opened.
    NavigableMap<LocalDate, Day> activeBefore(LocalDate date) {
        NavigableMap<LocalDate, Day> active = new TreeMap<>();
        days.headMap(date).forEach((one, day) -> {
            if (day.isActive()) {
                active.put(one, day);
            }
        });
        return active;
    }

    int activeDaysBefore(LocalDate date) {
        int active = 0;
        for (Day day : days.headMap(date).values()) {
            active += day.isActive() ? 1 : 0;
        }
        return active;
    }

    List<Integer> before(LocalDate date, ToIntFunction<Day> count) {
        List<Integer> counts = new ArrayList<>();
        for (Day day : days.headMap(date).values()) {
            if (day.isActive()) {
                counts.add(count.applyAsInt(day));
            }
        }
        return counts;
    }

    /// People opened in the seven days that end with this one.
    int week(LocalDate last) {
        int people = 0;
        for (Day day : days.subMap(last.minusDays(6), true, last, true).values()) {
            people += day.people;
        }
        return people;
    }

    /// The sums of each of the whole weeks before the seven days that end with this one.
    List<Integer> weeksBefore(LocalDate last) {
        List<Integer> weeks = new ArrayList<>();
        LocalDate oldest = days.isEmpty() ? last : days.firstKey();
        for (LocalDate end = last.minusDays(7); !end.minusDays(6).isBefore(oldest); end = end.minusDays(7)) {
            weeks.add(week(end));
        }
        return weeks;
    }

    boolean usedBefore(LocalDate date, String purpose) {
        return days.headMap(date).values().stream().anyMatch(day -> day.purposes.containsKey(purpose));
    }

    /// The share of openings before this day that gave a reference to why, in percent.
    int reasonedBefore(LocalDate date) {
        int opened = 0;
        int unreasoned = 0;
        for (Map.Entry<LocalDate, Day> day : days.headMap(date).entrySet()) {
            opened += day.getValue().opened;
            unreasoned += day.getValue().unreasoned;
        }
        return opened == 0 ? 0 : 100 * (opened - unreasoned) / opened;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
