package org.bailee.server.console.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.HourOfReads;
import org.bailee.server.identity.Names;
import org.bailee.server.shared.ActorId;
import org.springframework.stereotype.Component;

/// Lays out who read how much in each of the last hours.
@Component
final class ReadsPlot {
    private static final int HOURS = 24;
    private static final int MOST_LINES = 12;

    private final AuditLog audit;
    private final Names names;
    private final InstantSource clock;

    ReadsPlot(AuditLog audit, Names names, InstantSource clock) {
        this.audit = audit;
        this.names = names;
        this.clock = clock;
    }

    ReadsView lately() {
        Instant now = clock.instant();
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
        Map<ActorId, long[]> reads = new HashMap<>();
        for (HourOfReads hour : audit.reads(first, now.plusMillis(1))) {
            long[] line = reads.computeIfAbsent(hour.actor(), _ -> new long[HOURS]);
            line[(int) ChronoUnit.HOURS.between(first, hour.hour())] = hour.reads();
        }
        Map<ActorId, String> known = names.of(reads.keySet());
        List<ReadsView.Line> busiest = reads.entrySet().stream()
                .map(line -> new ReadsView.Line(
                        known.getOrDefault(line.getKey(), line.getKey().toString()),
                        line.getKey().toString(),
                        line.getValue()))
                .sorted(Comparator.comparingLong(ReadsView.Line::total).reversed())
                .toList();
        return new ReadsView(
                IntStream.range(0, HOURS)
                        .mapToObj(hour -> first.plus(hour, ChronoUnit.HOURS))
                        .toList(),
                busiest.subList(0, Math.min(MOST_LINES, busiest.size())),
                Math.max(0, busiest.size() - MOST_LINES));
    }
}
