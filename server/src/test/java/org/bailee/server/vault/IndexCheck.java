package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.crypto.DataKey;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.SubjectId;

/// Opens everybody, and holds the rows of the indexes against what should be there.
record IndexCheck(Shop shop) {
    /// Of each index that serves: no row is missing, and of no index that is not written is one left.
    void mustBeComplete() {
        Parts parts = shop.rooms.get(Parts.class);
        IndexPlan plan = parts.plans().confirmed();
        assertThat(plan.indexes()).allMatch(SearchIndex::isServing);
        IndexEntries expected = parts.digests().of(plan, everybody(parts));
        Set<String> wanted = new TreeSet<>();
        expected.searchable()
                .forEach(entry -> wanted.add(
                        row(entry.subject(), entry.index(), entry.digest().bytes())));
        expected.unique()
                .forEach(value -> wanted.add(
                        row(value.subject(), value.index(), value.digest().bytes())));
        Set<String> there = new TreeSet<>();
        for (String table : List.of("search_entry", "unique_value")) {
            shop.db.query("select subject_id, index_no, digest from vault." + table, row -> {
                there.add(row(new SubjectId(row.getObject(1, java.util.UUID.class)), row.getInt(2), row.getBytes(3)));
            });
        }
        assertThat(there).isEqualTo(wanted);
    }

    private List<Indexed> everybody(Parts parts) {
        RegisterDefinition register = shop.rooms.get(Register.class).current().definition();
        List<SubjectId> people = parts.stores().people().page(Optional.empty(), 100_000).stream()
                .map(PersonVersion::subject)
                .toList();
        List<Indexed> all = new ArrayList<>();
        parts.stores().kept().find(people).forEach((subject, rows) -> {
            DataKey key = parts.dataKeys().of(subject);
            rows.sound(key)
                    .records()
                    .forEach(record -> all.add(new Indexed(
                            subject,
                            record.record(),
                            register.collection(record.collection()).orElseThrow(),
                            parts.sealer().openAll(key, record))));
        });
        return all;
    }

    private static String row(SubjectId subject, int index, byte[] digest) {
        return index + " " + subject + " " + HexFormat.of().formatHex(digest);
    }
}
