package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Many requests that come at once, and come again at once.
class RetriesTogetherTests {
    private static Shop shop;

    @BeforeAll
    static void openShop() {
        shop = new Shop();
    }

    @AfterAll
    static void closeShop() {
        shop.close();
    }

    @Test
    void storesEachOnceWhenManyComeAtOnceAndAgain() throws Exception {
        List<Callable<CreatedPerson>> creates = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            PersonDraft draft = person(freshEmail());
            Retry retry = retry("request");
            for (int again = 0; again < 5; again++) {
                creates.add(() -> shop.vault
                        .create(shop.write(), List.of(draft), Optional.of(retry))
                        .getFirst()
                        .orThrow());
            }
        }
        long before = shop.count("subject");
        List<CreatedPerson> told = atOnce(creates);

        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).isEqualTo(told.get(i - i % 5));
        }
        assertThat(shop.count("subject")).isEqualTo(before + 10);
    }

    /// They are looked up together.
    @Test
    void tellsEachTheirOwnWhenManyAskAtOnce() throws Exception {
        List<Callable<String>> again = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PersonDraft draft = person(freshEmail());
            Retry retry = retry("request");
            SubjectId first = shop.vault
                    .create(shop.write(), List.of(draft), Optional.of(retry))
                    .getFirst()
                    .orThrow()
                    .subject();
            boolean other = i % 4 == 3;
            wanted.add(other ? "idempotency.mismatch" : first.toString());
            Retry asked = other ? new Retry(retry.key(), new byte[] {1}) : retry;
            again.add(() -> told(draft, asked));
        }
        long before = shop.count("subject");

        assertThat(atOnce(again)).isEqualTo(wanted);
        assertThat(shop.count("subject")).isEqualTo(before);
    }

    private static String told(PersonDraft draft, Retry retry) {
        try {
            return shop.vault
                    .create(shop.write(), List.of(draft), Optional.of(retry))
                    .getFirst()
                    .orThrow()
                    .subject()
                    .toString();
        } catch (Conflict refused) {
            return refused.code();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        List<T> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> done : threads.invokeAll(calls)) {
                answers.add(done.get());
            }
        }
        return answers;
    }

    private static Retry retry(String request) {
        return new Retry(freshEmail().getBytes(StandardCharsets.UTF_8), request.getBytes(StandardCharsets.UTF_8));
    }
}
