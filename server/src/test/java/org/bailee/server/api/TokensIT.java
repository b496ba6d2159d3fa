package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Tokens, for those who hold them and those who guess.
class TokensIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Ask support = SERVER.asSupport();

    @Test
    void standsForOneFieldUntilRevoked() {
        String email = SubjectsIT.freshEmail();
        String id = support.post("/v1/subjects", SubjectsIT.profile(email)).member("id");
        Answer made = support.post("/v1/tokens", place(id, "profile.email"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = made.member("token");
        Answer opened = support.post("/v1/tokens/open", token(token));
        assertThat(opened.member("value")).isEqualTo(email);
        assertThat(opened.member("view")).isEqualTo("plain");
        Answer many =
                support.post("/v1/tokens", "[" + place(id, "profile.phone") + "," + place(id, "profile.nothing") + "]");
        assertThat(many.statuses()).startsWith(201).hasSize(2);
        assertThat(support.post("/v1/tokens/revoke", token(token)).status()).isEqualTo(204);
        assertThat(support.post("/v1/tokens/open", token(token)).status()).isEqualTo(404);
    }

    @Test
    void isGoneWithThePerson() {
        String id = support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                .member("id");
        String token = support.post("/v1/tokens", place(id, "profile.email")).member("token");
        support.delete("/v1/subjects/" + id);
        assertThat(support.post("/v1/tokens/open", token(token)).status()).isIn(404, 410);
    }

    // S23: guessing tokens, random ones and ones near a real one.
    @Test
    @Tag("S23")
    void answersEveryGuessAlikeAndThenNoMore() {
        String id = support.post("/v1/subjects", SubjectsIT.profile(SubjectsIT.freshEmail()))
                .member("id");
        String real = support.post("/v1/tokens", place(id, "profile.email")).member("token");
        Ask guesser = SERVER.as("tokens.open", "audit.read").header("Bailee-Purpose", "fulfil-orders");
        Set<String> answers = new HashSet<>();
        for (int at = 4; at < real.length(); at++) {
            char other = real.charAt(at) == 'a' ? 'b' : 'a';
            answers.add(withoutRequest(
                    guesser.post("/v1/tokens/open", token(real.substring(0, at) + other + real.substring(at + 1)))));
        }
        answers.add(withoutRequest(guesser.post("/v1/tokens/open", token("tok_"))));
        answers.add(withoutRequest(guesser.post("/v1/tokens/open", token(""))));
        assertThat(answers).hasSize(1);
        mustBeStopped(guesser, "/v1/tokens/open");
        assertThat(support.post("/v1/tokens/open", token(real)).status())
                .as("and harms nobody else")
                .isEqualTo(200);
        assertThat(guesser.get("/v1/audit?limit=1").status())
                .as("nor what tells no guesser anything")
                .isEqualTo(200);
    }

    // S23: a token that is there can be told from one that is not by revoking as well.
    @Test
    @Tag("S23")
    void stopsWhoGuessesByRevoking() {
        Ask guesser = SERVER.as("tokens.make", "subjects.read").header("Bailee-Purpose", "fulfil-orders");
        mustBeStopped(guesser, "/v1/tokens/revoke");
        String nobody = "01890000-0000-7000-8000-0000000000ff";
        assertThat(guesser.get("/v1/subjects/" + nobody).code()).isEqualTo("ids.guessing");
        Answer log = SERVER.asAdministrator().get("/v1/audit?kind=token-revoked&limit=1000");
        assertThat(log.text()).contains("token.unknown");
    }

    private static void mustBeStopped(Ask guesser, String path) {
        Random random = new Random(2);
        Answer last = guesser.post(path, guesses(random));
        for (int round = 0; round < 4 && last.status() == 207; round++) {
            assertThat(last.statuses()).containsOnly(404);
            last = guesser.post(path, guesses(random));
        }
        assertThat(last.status()).as("the limiter engages").isEqualTo(429);
        assertThat(last.code()).isEqualTo("ids.guessing");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    }

    private static String guesses(Random random) {
        return IntStream.range(0, 1000)
                .mapToObj(_ -> token("tok_"
                        + random.ints(32, 0, 26)
                                .mapToObj(letter -> String.valueOf((char) ('a' + letter)))
                                .collect(Collectors.joining())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String withoutRequest(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        return answer.text().replaceAll(",\"request\":\"[^\"]*\"", "");
    }

    private static String place(String subject, String field) {
        return "{\"subject\":\"" + subject + "\",\"field\":\"" + field + "\"}";
    }

    private static String token(String token) {
        return "{\"token\":\"" + token + "\"}";
    }
}
