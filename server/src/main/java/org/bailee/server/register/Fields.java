package org.bailee.server.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.types.Sensitivity;

/// Every field the file declares, sound or not, by name: one with a mistake of its own is not reported as missing too.
final class Fields {
    private final SequencedMap<FieldPath, Declared> declared = new LinkedHashMap<>();
    private final Set<FieldPath> meant = new TreeSet<>();
    private final Mistakes mistakes;

    Fields(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    private record Declared(Spot spot, Optional<Field> field) {}

    void declare(FieldPath path, Spot spot, Optional<Field> field) {
        declared.put(path, new Declared(spot, field));
    }

    Stream<FieldPath> of(String collection) {
        return declared.keySet().stream().filter(path -> path.collection().equals(collection));
    }

    /// The field, unless it is unknown or has a mistake of its own.
    Optional<Field> sound(FieldPath path) {
        return Optional.ofNullable(declared.get(path)).flatMap(Declared::field);
    }

    boolean isSpecial(FieldPath path) {
        return sound(path)
                .map(field -> field.type().sensitivity() == Sensitivity.SPECIAL)
                .orElse(false);
    }

    /// Whether nothing was wrong with what the fields' names stand for, nor with any of the fields.
    boolean areSound(Collection<FieldPath> paths) {
        return !paths.isEmpty() && paths.stream().allMatch(path -> sound(path).isPresent());
    }

    /// The fields a name stands for: one, or with `order.*` those of a collection that are among the given.
    SortedSet<FieldPath> named(String name, Spot spot, Collection<FieldPath> among) {
        SortedSet<FieldPath> found = new TreeSet<>();
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1 || name.indexOf('.', dot + 1) > 0) {
            mistakes.add(CollectionRules.FIELD_MALFORMED, spot);
        } else if (name.endsWith(".*")) {
            String collection = name.substring(0, dot);
            if (of(collection).findAny().isEmpty()) {
                Set<String> known = wellNamed().map(FieldPath::collection).collect(Collectors.toSet());
                mistakes.add(
                        CollectionRules.UNKNOWN.didYouMean(
                                Suggestions.nearest(collection, known).map(guess -> guess + ".*")),
                        spot);
            }
            of(collection).filter(among::contains).forEach(found::add);
        } else {
            FieldPath path = FieldPath.parse(name);
            if (declared.containsKey(path)) {
                found.add(path);
            } else {
                SequencedMap<String, FieldPath> known = new LinkedHashMap<>();
                wellNamed().forEach(other -> known.put(other.toString(), other));
                Optional<String> guess = Suggestions.nearest(name, known.keySet());
                guess.map(known::get).ifPresent(meant::add);
                mistakes.add(CollectionRules.FIELD_UNKNOWN.didYouMean(guess), spot);
            }
        }
        return found;
    }

    /// A guess must not repeat a key that is no name: it may be anything.
    private Stream<FieldPath> wellNamed() {
        return declared.keySet().stream().filter(path -> Names.isName(path.collection()) && Names.isName(path.field()));
    }

    Collection<FieldPath> all() {
        return declared.keySet();
    }

    /// Whether any of the fields is not needed. One that a misspelt need probably meant is not held against them.
    boolean exceed(Set<FieldPath> paths, Set<FieldPath> needed) {
        return paths.stream().anyMatch(path -> !needed.contains(path) && !meant.contains(path));
    }

    /// Reports the fields nobody needs; one that was probably meant by a misspelt name is spared.
    void refuseAllBut(Set<FieldPath> needed) {
        declared.forEach((path, field) -> {
            if (!needed.contains(path) && !meant.contains(path)) {
                mistakes.add(CollectionRules.FIELD_UNNEEDED, field.spot);
            }
        });
    }
}
