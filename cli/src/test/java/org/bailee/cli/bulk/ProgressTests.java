package org.bailee.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.bailee.cli.Console;
import org.junit.jupiter.api.Test;

class ProgressTests {
    private final Instant begun = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void tellsRateAndTimeLeftOfThisRunAlone() {
        Progress progress = new Progress(console(), "rows", 10_000, 4_000);

        assertThat(progress.line(5_000, begun.plusSeconds(10)))
                .isEqualTo("[###############---------------]  50%  5,000 rows  100/s  50 s left");
    }

    @Test
    void promisesNoEndWhereNoneIsKnown() {
        assertThat(new Progress(console(), "people", 0, 0).line(500, begun.plusSeconds(5)))
                .isEqualTo("500 people  100/s");
    }

    @Test
    void saysLongTimesInHoursAndMinutes() {
        assertThat(Progress.time(7_260)).isEqualTo("2 h 1 min");
        assertThat(Progress.time(61)).isEqualTo("1 min 1 s");
    }

    private Console console() {
        return new Console(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new BufferedReader(new StringReader("")),
                false,
                Map.of(),
                InstantSource.fixed(begun));
    }
}
