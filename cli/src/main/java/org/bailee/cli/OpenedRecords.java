package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.client.OpenedRecord;
import org.bailee.client.Page;
import org.bailee.client.Records;

/// Records of one collection, opened page by page. No more are opened than are wanted: each is in the log.
final class OpenedRecords {
    private static final int PAGE = 100;

    private final Records records;
    private final String person;
    private final String collection;
    private final List<String> fields;
    private final List<OpenedRecord> opened = new ArrayList<>();
    private Optional<String> next = Optional.empty();

    OpenedRecords(Records records, String person, String collection, List<String> fields) {
        this.records = records;
        this.person = person;
        this.collection = collection;
        this.fields = fields;
    }

    /// What was opened before it failed stays.
    void fetch(Optional<String> after, int most) {
        next = after;
        do {
            Page<OpenedRecord> page =
                    records.list(person, collection, next, Math.min(PAGE, most - opened.size()), fields);
            opened.addAll(page.items());
            next = page.next();
        } while (next.isPresent() && opened.size() < most);
    }

    Page<OpenedRecord> page() {
        return new Page<>(opened, next);
    }
}
