package org.bailee.server.types;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// One kind of value: what it is called, how sensitive it is, and how its values are checked, found and masked.
public final class SemanticType {
    private final TypeRow row;

    SemanticType(TypeRow row) {
        this.row = row;
    }

    public String name() {
        return row.name();
    }

    /// One sentence for people.
    public String says() {
        return row.says();
    }

    /// A value made for documentation that the type accepts, as one string; empty for what may never be kept.
    public String example() {
        return row.example();
    }

    public Kind kind() {
        return row.shape().kind();
    }

    /// Names of its parts, in the order they are written; empty unless [Kind#PARTS].
    public List<String> parts() {
        return row.shape().parts();
    }

    public Sensitivity sensitivity() {
        return row.sensitivity();
    }

    public Storage storage() {
        return row.shape() instanceof NeverKept never ? Storage.never(never.because()) : Storage.YES;
    }

    /// The searches that do not betray the value: none where few values are possible.
    public Set<Search> searches() {
        return row.searches();
    }

    /// Data elements of breach-notification laws this type is, such as `ssn`.
    public List<String> breachElements() {
        return row.breachElements();
    }

    /// Concept of the W3C Data Privacy Vocabulary (personal data extension), such as `pd:EmailAddress`.
    public String dpv() {
        return row.dpv();
    }

    /// Key of the fideslang taxonomy, such as `user.contact.email`.
    public String fideslang() {
        return row.fideslang();
    }

    /// Column names such values usually stand under, in lower case without separators, such as `emailaddress`.
    public List<String> columnHints() {
        return row.columnHints();
    }

    /// The value in canonical form, or everything wrong with it. Never throws, takes time linear in the input's length,
    /// and says nothing of the value when it refuses.
    public Checked check(Value input, TypeOptions options) {
        return row.shape().check(input, options);
    }

    /// The text whose digest finds the value whatever its spelling.
    public String searchKey(Value canonical) {
        return row.shape().searchKey(canonical);
    }

    public SortedSet<String> words(Value canonical) {
        return row.shape().words(canonical);
    }

    /// The words of what somebody typed to search by words.
    public SortedSet<String> queryWords(String typed) {
        return SearchText.words(typed);
    }

    public Value mask(Value canonical) {
        return row.shape().mask(canonical);
    }

    @Override
    public String toString() {
        return row.name();
    }
}
