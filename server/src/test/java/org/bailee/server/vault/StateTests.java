package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.vault.Shop.freshEmail;
import static org.bailee.server.vault.Shop.order;
import static org.bailee.server.vault.Shop.replace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The state of a person stays right when many change the person's records at once.
class StateTests {
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
    void tellsOfEveryChangeMadeAtOnce() throws Exception {
        SubjectId subject = shop.create(freshEmail());
        List<RecordId> orders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            orders.add(shop.add(subject, order(freshEmail())).record());
        }
        RecordPatch patch = new RecordPatch("order", Map.of("remark", replace("ring twice")));
        List<Callable<Object>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RecordId record = orders.get(i);
            changes.add(() -> shop.add(subject, order(freshEmail())));
            changes.add(
                    i % 2 == 0
                            ? () -> shop.vault.changeRecord(shop.write(), subject, record, 1, patch)
                            : () -> {
                                shop.vault.eraseRecord(shop.support, Optional.empty(), subject, "order", record);
                                return record;
                            });
            // Nobody who reads meanwhile sees one half of a change.
            changes.add(() -> shop.vault.openRecords(shop.read(subject), "order", Optional.empty(), 100));
            changes.add(() -> shop.open(subject));
        }
        changes.add(3, () -> shop.change(subject, 1, Map.of("email", replace(freshEmail()))));

        together(changes);

        assertThat(shop.vault
                        .openRecords(shop.read(subject), "order", Optional.empty(), 100)
                        .items())
                .hasSize(12);
        assertThat(shop.open(subject).version()).isEqualTo(2);
    }

    @Test
    void letsRequestsForTheSamePeopleInAnyOrderPass() throws Exception {
        List<SubjectId> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            people.add(shop.create(freshEmail()));
        }
        List<Callable<Object>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<NewRecord> records = (i % 2 == 0 ? people : people.reversed())
                    .stream()
                            .map(subject -> new NewRecord(new NewRecord.Owner.Known(subject), order(freshEmail())))
                            .toList();
            requests.add(() -> {
                List<Result<CreatedRecord>> added = shop.vault.add(shop.write(), records, Optional.empty());
                added.forEach(Result::orThrow);
                return added;
            });
        }

        together(requests);

        for (SubjectId subject : people) {
            assertThat(shop.vault
                            .openRecords(shop.read(subject), "order", Optional.empty(), 100)
                            .items())
                    .hasSize(12);
        }
    }

    /// Several records of one person in one request, of which one is refused.
    @Test
    void tellsOfWhatWasStoredAndOfNothingElse() {
        SubjectId subject = shop.create(order(freshEmail()), freshEmail());
        String taken = freshEmail();
        List<NewRecord> records = List.of(
                new NewRecord(new NewRecord.Owner.Known(subject), order(taken)),
                new NewRecord(new NewRecord.Owner.Known(subject), order(taken)),
                new NewRecord(new NewRecord.Owner.Known(subject), order(freshEmail())));

        List<Result<CreatedRecord>> added = shop.vault.add(shop.write(), records, Optional.empty());

        assertThat(added.get(1)).isInstanceOf(Result.Failed.class);
        assertThat(shop.vault
                        .openRecords(shop.read(subject), "order", Optional.empty(), 100)
                        .items())
                .hasSize(3);
    }

    @Test
    void holdsForAPersonWithoutAnyRecordOfTheirOwn() {
        SubjectId subject =
                shop.create(new PersonDraft(List.of(order(freshEmail())))).subject();

        assertThat(shop.open(subject).version()).isZero();
        shop.add(subject, order(freshEmail()));
        assertThat(shop.vault
                        .openRecords(shop.read(subject), "order", Optional.empty(), 100)
                        .items())
                .hasSize(2);
    }

    private static void together(List<Callable<Object>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }
}
