package org.bailee.server.console.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Words;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RunTableTests {
    /// A page without a word for what it shows is none, and who has to look at it was just called.
    @Test
    void hasWordsForWhateverIsTried() throws IOException {
        List<String> whats;
        try (InputStream description = RunTable.class.getResourceAsStream("/openapi/backups.json")) {
            whats = new JsonMapper()
                    .readTree(Objects.requireNonNull(description)).findValues("what").stream()
                            .flatMap(what -> what.path("enum").valueStream())
                            .map(what -> what.asString())
                            .toList();
        }
        assertThat(whats).contains("take", "keys", "tables");
        for (Locale language : Words.LANGUAGES) {
            Words words = Words.in(List.of(new Locale.LanguageRange(language.toLanguageTag())), ZoneOffset.UTC);
            for (String what : whats) {
                assertThat(words.say("backups.what." + what)).isNotBlank();
                assertThat(words.say("backups.now." + what)).isNotBlank();
            }
            assertThat(Lists.WHATS).containsAll(whats);
        }
    }

    @Test
    void saysWhatToDoAboutTablesThatDiffer() {
        Words words = Words.in(List.of(new Locale.LanguageRange("en")), ZoneOffset.UTC);
        Run run = new Run(
                new UUID(0, 1),
                "tables",
                new UUID(0, 0),
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                "failed",
                Optional.of("backup.tables-differ"),
                0,
                0,
                0);
        assertThat(new RunTable(List.of(run), words).why(run)).contains("may not come back");
    }
}
