package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.audit.Placed;
import org.bailee.server.shared.Actor;

/// All rules, and the one way an entry comes before them: counted first, then looked at by each.
final class Rules {
    static final List<Rule> ALL = List.of(
            new HoneyRule(),
            new KeysAndLogRule(),
            new LogBehindRule(),
            new FailureRule(),
            new BreakGlassRule(),
            new WatchChangedRule(),
            new SweepRule(),
            new VolumeOwnRule(),
            new VolumeWeekRule(),
            new VolumePeersRule(),
            new UnsearchedRule(),
            new NoTicketRule(),
            new PurposeChangeRule(),
            new UnusualHourRule(),
            new NewNetworkRule(),
            new DormantRule(),
            new RefusalsRule());

    private Rules() {}

    static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /// Counts the entry and asks every rule that is on.
    static List<Finding> look(Placed placed, Office office, Decoys decoys, Tuning tuning) {
        Entry entry = placed.entry();
        Profile profile = office.profile(entry.actor());
        Optional<Long> rested = rested(profile, entry);
        count(profile, entry);
        LocalDate today = LocalDate.ofInstant(entry.at(), ZoneOffset.UTC);
        Scene scene = new Scene(placed, profile, office.peers(entry.actor(), today), decoys, rested);
        List<Finding> found = new ArrayList<>();
        for (Rule rule : ALL) {
            if (tuning.isOn(rule)) {
                rule.look(scene, tuning).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Long> rested(Profile profile, Entry entry) {
        boolean known = profile.lastAt.isAfter(Instant.EPOCH);
        boolean itself = entry.actor().equals(Actor.bailee().id());
        return known && !itself
                ? Optional.of(Duration.between(profile.lastAt, entry.at()).toDays())
                : Optional.empty();
    }

    private static void count(Profile profile, Entry entry) {
        Instant at = entry.at();
        Day day = profile.day(LocalDate.ofInstant(at, ZoneOffset.UTC));
        Recent recent = profile.recent;
        if (Scene.isOpening(entry) && entry.subject().isPresent()) {
            open(profile, day, entry);
        } else if (entry.outcome() == Outcome.REFUSED) {
            int times = 1 + number(entry, "and-before");
            day.refused += times;
            Recent.add(recent.refused, at, times);
        }
        switch (entry.kind()) {
            case "people-searched" -> Recent.add(recent.found, at, number(entry, "found"));
            case "people-listed" -> recent.listedAt = at;
            case "break-glass-opened" -> day.emergencies++;
            case "alert-acknowledged" -> Recent.add(recent.acknowledged, at, 1);
            case "network-first-seen" -> {
                if (!entry.details().getOrDefault("first", "").equals("true")) {
                    profile.networkAt = at;
                }
            }
            default -> {}
        }
        if (at.isAfter(profile.lastAt)) {
            profile.lastAt = at;
        }
    }

    private static void open(Profile profile, Day day, Entry entry) {
        int hour = entry.at().atOffset(ZoneOffset.UTC).getHour();
        boolean fresh = day.open(
                entry.subject().orElseThrow(),
                hour,
                entry.purpose().orElse(""),
                entry.reason().isPresent());
        Recent recent = profile.recent;
        Recent.add(recent.opened, entry.at(), fresh ? 1 : 0);
        recent.open(entry.subject().orElseThrow(), entry.at());
        int unsearched = Recent.sum(recent.opened, entry.at()) - Recent.sum(recent.found, entry.at());
        day.unsearched = Math.max(day.unsearched, unsearched);
    }

    private static int number(Entry entry, String detail) {
        String text = entry.details().getOrDefault(detail, "");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
