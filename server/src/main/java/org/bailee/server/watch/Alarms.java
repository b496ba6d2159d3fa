package org.bailee.server.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bailee.server.shared.Ids;

/// Makes alerts of findings: one for each thing that goes on, however often it is seen, and none ever dropped.
final class Alarms {
    /// What rests so long is another thing when it comes again.
    static final Duration GOES_ON = Duration.ofHours(24);

    /// So many entries are kept with an alert; its count counts all.
    static final int MOST_ENTRIES = 100;

    /// New alerts in an hour beyond these are gathered, one for each actor.
    static final int MOST_AN_HOUR = 200;

    static final String FLOOD = "flood";

    private final AlertStore store;
    private final Deliveries deliveries;
    private final Ids ids;
    private final InstantSource clock;

    Alarms(AlertStore store, Deliveries deliveries, Ids ids, InstantSource clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.ids = ids;
        this.clock = clock;
    }

    /// Within the caller's transaction, which also moves the place up to which the log was read: so an entry causes its
    /// alert once, whatever is killed when.
    void raise(List<Finding> findings) {
        Map<Finding.Key, List<Finding>> together = new LinkedHashMap<>();
        findings.forEach(finding ->
                together.computeIfAbsent(finding.key(), _ -> new ArrayList<>()).add(finding));
        together.forEach(this::raise);
    }

    private void raise(Finding.Key key, List<Finding> findings) {
        Instant since = findings.getFirst().at().minus(GOES_ON);
        Optional<Alert> known = store.lockOpen(key, since);
        if (known.isPresent()) {
            goesOn(known.get(), findings);
        } else if (key.rule().equals(FLOOD)
                || store.countSince(clock.instant().minus(Duration.ofHours(1))) < MOST_AN_HOUR) {
            begin(findings);
        } else {
            // Or whoever wants one alert to be overlooked would cause ten thousand others.
            raise(
                    new Finding.Key(FLOOD, key.actor(), Optional.empty()),
                    findings.stream().map(Alarms::gathered).toList());
        }
    }

    private static Finding gathered(Finding finding) {
        return new Finding(
                FLOOD,
                finding.grade(),
                FLOOD,
                List.of(finding.rule()),
                finding.actor(),
                Optional.empty(),
                finding.at(),
                finding.evidence());
    }

    private void begin(List<Finding> findings) {
        Finding says = worst(findings);
        Alert alert = new Alert(
                ids.next(),
                says.rule(),
                says.grade(),
                says.code(),
                says.gaps(),
                says.actor(),
                says.person(),
                findings.getFirst().at(),
                latest(findings),
                findings.size(),
                positions(findings).min(),
                positions(findings).max(),
                Optional.empty());
        store.insert(alert);
        addEntries(alert, findings, MOST_ENTRIES);
        deliveries.tell(alert);
    }

    private void goesOn(Alert before, List<Finding> findings) {
        Finding says = worst(findings);
        boolean worse = says.grade().compareTo(before.grade()) > 0;
        boolean milder = says.grade().compareTo(before.grade()) < 0;
        Alert now = new Alert(
                before.id(),
                before.rule(),
                worse ? says.grade() : before.grade(),
                milder ? before.code() : says.code(),
                milder ? before.gaps() : says.gaps(),
                before.actor(),
                before.person(),
                before.firstAt(),
                latest(findings).isAfter(before.lastAt()) ? latest(findings) : before.lastAt(),
                before.count() + findings.size(),
                before.firstPosition(),
                positions(findings).max().isPresent() ? positions(findings).max() : before.lastPosition(),
                Optional.empty());
        store.goesOn(now);
        addEntries(now, findings, MOST_ENTRIES - (int) store.countEntries(now.id()));
        if (worse) {
            deliveries.tell(now);
        }
    }

    private void addEntries(Alert alert, List<Finding> findings, int room) {
        List<Finding.Evidence> entries = findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .limit(Math.max(0, room))
                .toList();
        if (!entries.isEmpty()) {
            store.addEntries(alert.id(), entries);
        }
    }

    /// The newest of the worst.
    private static Finding worst(List<Finding> findings) {
        return findings.stream()
                .reduce((one, next) -> next.grade().compareTo(one.grade()) >= 0 ? next : one)
                .orElseThrow();
    }

    private static Instant latest(List<Finding> findings) {
        return findings.stream().map(Finding::at).max(Instant::compareTo).orElseThrow();
    }

    private static LongStream positions(List<Finding> findings) {
        return findings.stream().flatMap(finding -> finding.evidence().stream()).mapToLong(Finding.Evidence::position);
    }
}
