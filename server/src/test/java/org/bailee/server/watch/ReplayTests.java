package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bailee.server.audit.Placed;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rules find in a month, and how often they call somebody for nothing. The table in
/// docs/concepts/the-watch.md is what this test measures.
class ReplayTests {
    private static final long SEED = 20_260_928;
    private static final Instant MEASURED_FROM =
            SyntheticOffice.at(SyntheticOffice.FIRST.plusDays(SyntheticOffice.LEARNT), 0);

    /// An alert as it would be kept: findings that go on are one.
    private record Called(Finding finding, Instant lastAt) {}

    @Test
    void findsTheTwelveStoriesAndCallsForLittleElse() throws IOException {
        Map<String, Integer> calm = calm(SEED);
        List<String> rows = new ArrayList<>();
        int found = 0;
        SyntheticOffice office = new SyntheticOffice(SEED).work();
        SubjectId decoy = office.anybody();
        List<AttackStories.Story> stories = new AttackStories(office, decoy).all();
        stories.forEach(story -> story.told().forEach(office::tell));
        List<Finding> findings = run(office, Set.of(decoy));
        for (AttackStories.Story story : stories) {
            Optional<Finding> first = findings.stream()
                    .filter(finding -> finding.actor().equals(story.actor())
                            && finding.grade() != Grade.NOTICE
                            && !finding.at().isBefore(story.from())
                            && !finding.at().isAfter(story.until()))
                    .min(Comparator.comparing(Finding::at));
            rows.add(row(story, first));
            found += first.isPresent() && !story.hopeless() ? 1 : 0;
        }
        int alarms = calm.values().stream().mapToInt(Integer::intValue).sum();
        String table = table(rows, found, alarms, calm);
        Files.writeString(Path.of("target", "watch-replay.md"), table);

        assertThat(found).isGreaterThanOrEqualTo(11);
        assertThat(alarms).isLessThan(SyntheticOffice.MEASURED);
        assertThat(Files.readString(Path.of("..", "docs", "concepts", "the-watch.md")))
                .contains(table);
    }

    /// One month could be luck.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isAsQuietInOtherMonths(long seed) {
        int alarms = calm(seed).values().stream().mapToInt(Integer::intValue).sum();
        assertThat(alarms).isLessThan(SyntheticOffice.MEASURED);
    }

    /// The alerts by rule of a month in which nobody means harm.
    private static Map<String, Integer> calm(long seed) {
        Map<Finding.Key, Called> open = new HashMap<>();
        Map<String, Integer> calls = new TreeMap<>();
        for (Finding finding : run(new SyntheticOffice(seed).work(), Set.of())) {
            if (finding.grade() == Grade.NOTICE || finding.at().isBefore(MEASURED_FROM)) {
                continue;
            }
            Called before = open.put(finding.key(), new Called(finding, finding.at()));
            if (before == null || before.lastAt().plus(Alarms.GOES_ON).isBefore(finding.at())) {
                calls.merge(finding.code(), 1, Integer::sum);
            }
        }
        return calls;
    }

    private static List<Finding> run(SyntheticOffice office, Set<SubjectId> decoys) {
        Office desks = new Office(List.of(), actor -> office.groups.getOrDefault(actor, ""));
        List<Finding> findings = new ArrayList<>();
        long position = 1_000;
        for (Told told : office.all()) {
            Placed placed = new Placed(position++, told.at(), told.entry());
            findings.addAll(Rules.look(placed, desks, new Decoys(decoys, true), Tuning.usual()));
        }
        return findings;
    }

    private static String row(AttackStories.Story story, Optional<Finding> first) {
        if (first.isEmpty()) {
            return "| " + story.name() + " | not found | | |";
        }
        Finding finding = first.get();
        long entries = story.told().stream()
                .filter(told -> !told.at().isAfter(finding.at()))
                .filter(told -> told.kind().equals("subject-opened"))
                .count();
        Duration after = Duration.between(story.from(), finding.at());
        String time = after.toHours() < 48 ? after.toMinutes() + " min" : after.toDays() + " days";
        return "| " + story.name() + " | `" + finding.code() + "` | " + entries + " | " + time + " |";
    }

    private static String table(List<String> rows, int found, int alarms, Map<String, Integer> calm) {
        StringBuilder table = new StringBuilder("| what happened | found by | records opened until then | time |\n");
        table.append("|---|---|---:|---:|\n");
        rows.forEach(row -> table.append(row).append('\n'));
        table.append("\nFound: ").append(found).append(" of 12. ");
        table.append("In a month in which nobody meant harm: ").append(alarms).append(" alerts of ");
        table.append("25 people and two programs in ")
                .append(SyntheticOffice.MEASURED)
                .append(" days, ");
        table.append(String.format(Locale.ROOT, "%.2f", alarms / (double) SyntheticOffice.MEASURED));
        table.append(" a day for the whole office (");
        table.append(String.join(
                ", ",
                calm.entrySet().stream()
                        .map(one -> "`" + one.getKey() + "` " + one.getValue())
                        .toList()));
        return table.append(").\n").toString();
    }
}
