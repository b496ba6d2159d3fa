package org.bailee.cli.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.cli.mapping.Conversion;
import org.bailee.cli.mapping.Mapping;
import org.bailee.cli.tables.Row;
import org.bailee.client.Bailee;
import org.bailee.client.Condition;
import org.bailee.client.PersonDraft;
import org.bailee.client.Problem;
import org.bailee.client.Purpose;
import org.bailee.client.RecordDraft;
import org.bailee.client.Result;

/// Where rows go: each a new person, or a record of a person who is there already.
final class Destination {
    private final Bailee bailee;
    private final Purpose purpose;
    private final Mapping mapping;
    private final Conversion conversion;

    Destination(Bailee bailee, Purpose purpose, Mapping mapping, Conversion conversion) {
        this.bailee = bailee;
        this.purpose = purpose;
        this.mapping = mapping;
        this.conversion = conversion;
    }

    /// @return for each sound row why it was refused, or nothing
    List<Optional<Problem>> send(Batch batch, String key) {
        if (batch.sound().isEmpty()) {
            return List.of();
        }
        List<? extends Result<?>> results = mapping.match().isPresent()
                ? bailee.records(purpose).addAll(records(batch), key)
                : bailee.people(purpose).createAll(people(batch), key);
        if (results.size() != batch.sound().size()) {
            throw new IllegalStateException("The server answered for " + results.size() + " rows of "
                    + batch.sound().size());
        }
        List<Optional<Problem>> answers = new ArrayList<>(results.size());
        for (Result<?> result : results) {
            answers.add(result instanceof Result.Refused<?>(Problem problem) ? Optional.of(problem) : Optional.empty());
        }
        return answers;
    }

    private List<PersonDraft> people(Batch batch) {
        return batch.sound().stream()
                .map(row -> PersonDraft.with(mapping.into(), conversion.fields(row)))
                .toList();
    }

    private List<RecordDraft> records(Batch batch) {
        return batch.sound().stream().map(this::draft).toList();
    }

    private RecordDraft draft(Row row) {
        String field = mapping.match().orElseThrow().field();
        // Without a value to find by, the server refuses the row and says so.
        Object value = conversion.match(row).orElse("");
        Map<String, Object> fields = conversion.fields(row);
        return RecordDraft.matching(Condition.equal(field, value), mapping.into(), fields);
    }
}
