package org.bailee.server.register;

import java.util.Optional;
import java.util.SequencedMap;
import org.bailee.server.shared.FieldPath;

/// Reads what is kept.
final class CollectionsReader {
    private final Mistakes mistakes;
    private final Fields fields;
    private final FieldReader reader;

    CollectionsReader(Fields fields, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.fields = fields;
        this.reader = new FieldReader(mistakes);
    }

    SequencedMap<String, Collection> read(Keys file) {
        SequencedMap<String, Collection> collections = Ordered.map();
        file.entry("collections")
                .map(entry -> Keys.names(entry, mistakes))
                .ifPresent(keys ->
                        keys.entries().forEach((name, entry) -> collections.put(name, collection(name, entry))));
        return collections;
    }

    private Collection collection(String name, Node.Entry entry) {
        Keys keys = Keys.known(entry, mistakes, "many", "fields");
        SequencedMap<String, Field> sound = Ordered.map();
        Optional<Keys> declared = keys.entry("fields").map(under -> Keys.names(under, mistakes));
        declared.ifPresent(names -> names.entries().forEach((bare, under) -> {
            FieldPath path = new FieldPath(name, bare);
            Optional<Field> field = reader.read(path, under);
            fields.declare(path, under.key(), field);
            field.ifPresent(read -> sound.put(bare, read));
        }));
        if (declared.map(names -> names.entries().isEmpty()).orElse(true)) {
            mistakes.add(CollectionRules.EMPTY, keys.spot());
        }
        return new Collection(name, keys.flag("many"), sound);
    }
}
