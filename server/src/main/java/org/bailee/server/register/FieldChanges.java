package org.bailee.server.register;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.types.Search;

/// What changes in the data kept, and what that means for the people whose values are kept already.
final class FieldChanges {
    private final HeldValues held;
    private final Places places;
    private final Changes changes;
    private final Mistakes refusals;

    FieldChanges(HeldValues held, Places places, Changes changes, Mistakes refusals) {
        this.held = held;
        this.places = places;
        this.changes = changes;
        this.refusals = refusals;
    }

    void compare(RegisterDefinition before, RegisterDefinition after) {
        Pairs<Collection> collections = new Pairs<>(before.collections(), after.collections());
        collections.added(collection -> changes.widening(
                "collection-added",
                where(collection),
                collection.name() + " is a new collection, with " + (collection.many() ? "many records" : "one record")
                        + " per person."));
        collections.dropped(collection -> changes.change(
                "collection-dropped", where(collection), "The collection " + collection.name() + " is dropped."));
        collections.kept(this::compareMany);
        Pairs<Field> fields = new Pairs<>(byPath(before), byPath(after));
        fields.added(field -> changes.widening("field-added", where(field), added(field)));
        fields.dropped(field -> changes.change("field-dropped", where(field), dropped(field)));
        fields.kept(this::compare);
    }

    private void compareMany(Collection before, Collection after) {
        if (before.many() == after.many()) {
            return;
        }
        before.fields().values().stream()
                .filter(field -> held.holding(field.path()) > 0)
                .findFirst()
                .ifPresentOrElse(
                        field -> refusals.add(
                                ChangeRules.MANY_HELD.about(holders(field), field.path()), places.of(where(after))),
                        () -> changes.change(
                                "collection-many-changed",
                                where(after),
                                after.name() + " now has " + (after.many() ? "many records" : "one record")
                                        + " per person."));
    }

    private void compare(Field before, Field after) {
        String where = where(after);
        if (!before.type().name().equals(after.type().name())) {
            if (held.holding(after.path()) > 0) {
                refusals.add(
                        ChangeRules.TYPE_HELD.about(before.type().name(), holders(after)), places.of(where + ".type"));
                return;
            }
            changes.change(
                    "field-type-changed",
                    where,
                    after.path() + " is now of type " + after.type().name() + ", of "
                            + before.type().name() + " before. Nobody has a value yet.");
        }
        if (after.unique() && !before.unique()) {
            becomesUnique(after);
        }
        if (before.unique() && !after.unique()) {
            changes.change("field-unique-dropped", where, "Two records may now hold the same " + after.path() + ".");
        }
        if (after.required() && !before.required()) {
            changes.change(
                    "field-required",
                    where,
                    after.path() + " is now required. " + holders(after)
                            + "; any other record must get one before it can be changed again.");
        }
        if (before.required() && !after.required()) {
            changes.change("field-optional", where, after.path() + " is no longer required.");
        }
        compareSearches(before, after);
        changes.ifChanged(
                before.options(),
                after.options(),
                "field-options-changed",
                where,
                after.path() + " accepts other values than before; values kept already stay as they are.");
    }

    private void becomesUnique(Field field) {
        String already = held.holding(field.path()) == 0
                ? ""
                : " " + holders(field)
                        + " already: it holds once all of them are indexed, and not before those who have"
                        + " the same are told apart. The log names them (index-duplicate).";
        changes.change(
                "field-unique", where(field), "No two records may hold the same " + field.path() + "." + already);
    }

    private void compareSearches(Field before, Field after) {
        Set<Search> more = EnumSet.noneOf(Search.class);
        more.addAll(after.search());
        more.removeAll(before.search());
        if (!more.isEmpty()) {
            long people = held.holding(after.path());
            String already =
                    people == 0 ? "" : " " + holders(after) + " already: they are found once all of them are indexed.";
            changes.widening(
                    "field-search-added",
                    where(after),
                    "People can now be found by " + after.path() + " (" + words(more) + ")." + already);
        }
        Set<Search> less = EnumSet.noneOf(Search.class);
        less.addAll(before.search());
        less.removeAll(after.search());
        if (!less.isEmpty()) {
            changes.change(
                    "field-search-dropped",
                    where(after),
                    "People can no longer be found by " + after.path() + " (" + words(less) + ").");
        }
    }

    private static String added(Field field) {
        List<String> traits = new ArrayList<>();
        traits.add(field.type().name());
        traits.add(field.required() ? "required" : "optional");
        if (field.unique()) {
            traits.add("unique");
        }
        if (!field.search().isEmpty()) {
            traits.add("searchable (" + words(field.search()) + ")");
        }
        return field.path() + " is added: " + String.join(", ", traits) + ".";
    }

    private String dropped(Field field) {
        String fate = held.holding(field.path()) == 0
                ? "."
                : ", which nobody can read any more and which is due for erasure.";
        return field.path() + " is dropped. " + holders(field) + fate;
    }

    private String holders(Field field) {
        return Prose.holders(held.holding(field.path()));
    }

    private static String words(Set<Search> searches) {
        return Prose.list(searches.stream().map(Words::of).toList());
    }

    private static Map<String, Field> byPath(RegisterDefinition definition) {
        return definition
                .fields()
                .collect(Collectors.toMap(
                        field -> field.path().toString(),
                        field -> field,
                        (one, _) -> one,
                        java.util.LinkedHashMap::new));
    }

    private static String where(Collection collection) {
        return "collections." + collection.name();
    }

    private static String where(Field field) {
        return "collections." + field.path().collection() + ".fields."
                + field.path().field();
    }
}
