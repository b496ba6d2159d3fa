package org.bailee.server.vault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A person now in the vault.
///
/// @param records ids of the records of many-collections, by collection, in the order sent
public record CreatedPerson(SubjectId subject, long version, Map<String, List<RecordId>> records) {
    /// `SUBJECT VERSION`, and of each many-collection ` COLLECTION=RECORD,RECORD`.
    String spelled() {
        StringBuilder text = new StringBuilder(48);
        text.append(subject).append(' ').append(version);
        records.forEach((collection, ids) -> text.append(' ')
                .append(collection)
                .append('=')
                .append(ids.stream().map(RecordId::toString).collect(Collectors.joining(","))));
        return text.toString();
    }

    static CreatedPerson read(String spelled) {
        String[] words = spelled.split(" ", -1);
        Map<String, List<RecordId>> records = new TreeMap<>();
        for (String word : List.of(words).subList(2, words.length)) {
            int equal = word.indexOf('=');
            records.put(
                    word.substring(0, equal),
                    Stream.of(word.substring(equal + 1).split(",", -1))
                            .map(RecordId::parse)
                            .toList());
        }
        return new CreatedPerson(SubjectId.parse(words[0]), Long.parseLong(words[1]), records);
    }
}
