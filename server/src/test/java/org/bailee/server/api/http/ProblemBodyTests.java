package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;

class ProblemBodyTests {
    @Test
    void givesEachKindOfProblemItsStatus() {
        assertThat(status(NotFound.subject())).isEqualTo(404);
        assertThat(status(NotFound.erased())).isEqualTo(410);
        assertThat(status(new Denied("a", "b", "c"))).isEqualTo(403);
        assertThat(status(new Conflict("a", "b", "c"))).isEqualTo(409);
        assertThat(status(Conflict.stale("a", "b", "c"))).isEqualTo(412);
        assertThat(status(new Unavailable("a", "b", "c"))).isEqualTo(503);
        assertThat(status(Invalid.of("field", "value.invalid", "b", "c"))).isEqualTo(422);
        assertThat(status(new DataAccessResourceFailureException("away"))).isEqualTo(503);
    }

    @Test
    void tellsAnUnreadableRequestFromAWrongOne() {
        assertThat(status(problemOf(() -> SubjectId.parse("nonsense")))).isEqualTo(400);
    }

    @Test
    void saysNothingOfABrokenSealButThatItIsBroken() {
        ProblemBody problem = ProblemBody.of(new Corrupt());
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.code()).isEqualTo("seal.broken");
    }

    @Test
    void saysNothingOfADefect() {
        String text = text(ProblemBody.of(new DuplicateKeyException("Key (email)=(canary@example.com) exists")));
        assertThat(text).contains("\"status\":500", "\"code\":\"unexpected\"").doesNotContain("canary");
    }

    @Test
    void isWrittenAsRfc9457Says() {
        assertThat(text(ProblemBody.of(Invalid.of("profile.email", "email.malformed", "No.", "Do."))))
                .isEqualTo("{\"type\":\"https://bailee.dev/problems/email.malformed\",\"title\":\"Invalid content\","
                        + "\"status\":422,\"detail\":\"profile.email: No.\",\"code\":\"email.malformed\","
                        + "\"hint\":\"Do.\",\"violations\":[{\"where\":\"profile.email\",\"code\":\"email.malformed\","
                        + "\"message\":\"No.\",\"hint\":\"Do.\"}],\"request\":\"r\"}");
    }

    @Test
    void namesThePlaceOfAConflict() {
        assertThat(text(ProblemBody.of(Conflict.over(new Violation("profile.email", "value.taken", "Taken.", "Do.")))))
                .contains(
                        "\"status\":409",
                        "\"detail\":\"profile.email: Taken.\"",
                        "\"violations\":[{\"where\":\"profile.email\",\"code\":\"value.taken\"");
    }

    @Test
    void logsADefectWithoutItsWords() {
        Throwable wordless = Wordless.of(new IllegalStateException("canary one", new RuntimeException("canary two")));
        for (Throwable one = wordless; one != null; one = one.getCause()) {
            assertThat(one.toString()).doesNotContain("canary");
        }
        assertThat(wordless.getCause()).hasMessage("java.lang.RuntimeException");
    }

    private static RuntimeException problemOf(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException thrown) {
            return thrown;
        }
        throw new AssertionError("nothing was wrong");
    }

    private static int status(Throwable thrown) {
        return ProblemBody.of(thrown).status();
    }

    private static String text(ProblemBody problem) {
        return new String(
                Reply.bytes(out -> problem.write(out, Optional.of("r"))).bytes(), StandardCharsets.UTF_8);
    }
}
