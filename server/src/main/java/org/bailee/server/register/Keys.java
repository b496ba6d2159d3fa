package org.bailee.server.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Keys and values being read: reports every key that may not stand there, and every value of the wrong shape.
///
/// What is wrong is reported once and then reads as if it were not there.
final class Keys {
    private static final int LONGEST_TEXT = 4_000;

    private final Mistakes mistakes;
    private final Spot spot;
    private final SequencedMap<String, Node.Entry> entries;

    private Keys(Mistakes mistakes, Spot spot, SequencedMap<String, Node.Entry> entries) {
        this.mistakes = mistakes;
        this.spot = spot;
        this.entries = entries;
    }

    /// Reads a node all of whose keys are known.
    static Keys known(Node.Entry entry, Mistakes mistakes, String... known) {
        Keys keys = any(entry, mistakes);
        List<String> names = List.of(known);
        keys.entries.forEach((key, value) -> {
            if (!names.contains(key)) {
                mistakes.add(
                        FileRules.KEY_UNKNOWN
                                .about(String.join(", ", names))
                                .didYouMean(Suggestions.nearest(key, names)),
                        value.key());
            }
        });
        return keys;
    }

    /// Reads a node whose keys are of the writer's choosing.
    static Keys any(Node.Entry entry, Mistakes mistakes) {
        return switch (entry.value()) {
            case Node.Block block -> new Keys(mistakes, entry.key(), block.entries());
            case Node.Unread _ -> new Keys(mistakes, entry.key(), Ordered.map());
            case Node node -> {
                mistakes.add(FileRules.NOT_KEYS, node.spot());
                yield new Keys(mistakes, entry.key(), Ordered.map());
            }
        };
    }

    /// Reads a node whose keys name things, and reports keys that are no names.
    static Keys names(Node.Entry entry, Mistakes mistakes) {
        Keys keys = any(entry, mistakes);
        keys.entries.forEach((key, value) -> {
            if (!Names.isName(key)) {
                mistakes.add(FileRules.NAME, value.key());
            }
        });
        return keys;
    }

    /// Where these keys belong: the key they stand under.
    Spot spot() {
        return spot;
    }

    SequencedMap<String, Node.Entry> entries() {
        return entries;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// Where the key stands, or would.
    Spot spot(String key) {
        return entry(key).map(Node.Entry::key).orElse(spot);
    }

    Optional<Node.Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// The names under a key, as if they were all well-formed; for references from elsewhere.
    Set<String> namesUnder(String key) {
        return entry(key).map(Node.Entry::value).stream()
                .filter(Node.Block.class::isInstance)
                .map(Node.Block.class::cast)
                .findFirst()
                .map(block -> block.entries().sequencedKeySet())
                .<Set<String>>map(names -> names)
                .orElse(Set.of());
    }

    /// The text of a key, or empty words when there is none: a stand-in that never leaves, for the rule is broken.
    String textOr(String key, Rule ifMissing) {
        if (!has(key)) {
            mistakes.add(ifMissing, spot);
        }
        return text(key).orElse("");
    }

    Optional<String> text(String key) {
        return written(key).map(text -> text.value().strip());
    }

    Optional<Node.Text> written(String key) {
        return entry(key).flatMap(entry -> text(entry.value(), mistakes));
    }

    /// Whether the key says `true`; a key that is not there says `false`.
    boolean flag(String key) {
        return entry(key)
                .flatMap(entry -> text(entry.value(), mistakes))
                .filter(text -> {
                    boolean isTrue = text.isPlain() && text.value().equals("true");
                    if (!isTrue && !(text.isPlain() && text.value().equals("false"))) {
                        mistakes.add(FileRules.NOT_YES_OR_NO, text.spot());
                    }
                    return isTrue;
                })
                .isPresent();
    }

    <E extends Enum<E>> Optional<E> word(String key, Class<E> kind) {
        return written(key).flatMap(text -> word(text, kind, mistakes));
    }

    Optional<LocalDate> date(String key) {
        return written(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.value()));
            } catch (DateTimeException _) {
                mistakes.add(FileRules.DATE, text.spot());
                return Optional.empty();
            }
        });
    }

    /// The texts of a list.
    List<Node.Text> list(String key) {
        return entry(key).map(Node.Entry::value).map(this::list).orElse(List.of());
    }

    /// The texts of a list, which may be written as a single text when it holds but one.
    List<Node.Text> oneOrMore(String key) {
        return entry(key)
                .map(Node.Entry::value)
                .map(value -> value instanceof Node.Text
                        ? text(value, mistakes).stream().toList()
                        : list(value))
                .orElse(List.of());
    }

    private List<Node.Text> list(Node node) {
        if (!(node instanceof Node.Items list)) {
            if (!(node instanceof Node.Unread)) {
                mistakes.add(FileRules.NOT_LIST, node.spot());
            }
            return List.of();
        }
        List<Node.Text> texts = list.items().stream()
                .flatMap(item -> text(item, mistakes).stream())
                .toList();
        Set<String> seen = new HashSet<>();
        texts.stream()
                .filter(text -> !seen.add(text.value()))
                .forEach(text -> mistakes.add(FileRules.LISTED_TWICE, text.spot()));
        return texts;
    }

    static Optional<Node.Text> text(Node node, Mistakes mistakes) {
        return switch (node) {
            case Node.Text text
            when text.value().isBlank() || text.isPlain() && isNull(text.value()) -> {
                mistakes.add(FileRules.NO_TEXT, text.spot());
                yield Optional.empty();
            }
            case Node.Text text
            when text.value().length() > LONGEST_TEXT -> {
                mistakes.add(FileRules.TEXT_TOO_LONG, text.spot());
                yield Optional.empty();
            }
            case Node.Text text -> Optional.of(text);
            case Node.Unread _ -> Optional.empty();
            default -> {
                mistakes.add(FileRules.NOT_TEXT, node.spot());
                yield Optional.empty();
            }
        };
    }

    static <E extends Enum<E>> Optional<E> word(Node.Text text, Class<E> kind, Mistakes mistakes) {
        Optional<E> found = Words.find(kind, text.value());
        if (found.isEmpty()) {
            List<String> words = Words.all(kind);
            mistakes.add(
                    FileRules.WORD_UNKNOWN
                            .about(String.join(", ", words))
                            .didYouMean(Suggestions.nearest(text.value(), words)),
                    text.spot());
        }
        return found;
    }

    private static boolean isNull(String plain) {
        return plain.equals("null") || plain.equals("~");
    }
}
