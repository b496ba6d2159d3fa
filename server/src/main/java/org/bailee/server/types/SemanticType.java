package org.bailee.server.types;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/// One kind of value: what it is called, how sensitive it is, and how its values are checked, found and masked.
public final class SemanticType {
    public String name() {
        throw new UnsupportedOperationException();
    }

    /// One sentence for people.
    public String says() {
        throw new UnsupportedOperationException();
    }

    public Kind kind() {
        throw new UnsupportedOperationException();
    }

    /// Names of its parts, in the order they are written; empty unless [Kind#PARTS].
    public List<String> parts() {
        throw new UnsupportedOperationException();
    }

    public Sensitivity sensitivity() {
        throw new UnsupportedOperationException();
    }

    public Storage storage() {
        throw new UnsupportedOperationException();
    }

    /// The searches that do not betray the value: none where few values are possible.
    public Set<Search> searches() {
        throw new UnsupportedOperationException();
    }

    /// Data elements of breach-notification laws this type is, such as `ssn`.
    public List<String> breachElements() {
        throw new UnsupportedOperationException();
    }

    /// Concept of the W3C Data Privacy Vocabulary (personal data extension), such as `pd:EmailAddress`.
    public String dpv() {
        throw new UnsupportedOperationException();
    }

    /// Key of the fideslang taxonomy, such as `user.contact.email`.
    public String fideslang() {
        throw new UnsupportedOperationException();
    }

    /// Column names such values usually stand under, in lower case without separators, such as `emailaddress`.
    public List<String> columnHints() {
        throw new UnsupportedOperationException();
    }

    public Checked check(Value input, TypeOptions options) {
        throw new UnsupportedOperationException();
    }

    /// The text whose digest finds the value whatever its spelling.
    public String searchKey(Value canonical) {
        throw new UnsupportedOperationException();
    }

    public SortedSet<String> words(Value canonical) {
        throw new UnsupportedOperationException();
    }

    /// The words of what somebody typed to search by words.
    public SortedSet<String> queryWords(String typed) {
        throw new UnsupportedOperationException();
    }

    public Value mask(Value canonical) {
        throw new UnsupportedOperationException();
    }
}
