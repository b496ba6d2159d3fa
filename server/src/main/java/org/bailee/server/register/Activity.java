package org.bailee.server.register;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.bailee.server.shared.FieldPath;

/// Why data is used: the purpose a request states, and the only way to any field (GDPR Art. 5(1)(b)).
///
/// @param says what the person is told, in plain words
/// @param needs every field this purpose is adequately served by, wildcards expanded (Art. 5(1)(c))
/// @param roles how each role sees each field; a field that is missing is denied
/// @param recipients names of the third parties that receive data for this purpose
public record Activity(
        String name,
        String says,
        Basis basis,
        SortedSet<FieldPath> needs,
        SequencedMap<String, SortedMap<FieldPath, View>> roles,
        SortedSet<String> recipients,
        Grounds grounds) {
    public Activity {
        needs = Ordered.copyOf(needs);
        SequencedMap<String, SortedMap<FieldPath, View>> copied = Ordered.map();
        roles.forEach(
                (role, views) -> copied.put(role, java.util.Collections.unmodifiableSortedMap(new TreeMap<>(views))));
        roles = Ordered.copyOf(copied);
        recipients = Ordered.copyOf(recipients);
    }

    public boolean needs(FieldPath field) {
        return needs.contains(field);
    }

    /// How this role sees this field for this purpose; empty means not at all.
    public Optional<View> view(String role, FieldPath field) {
        Map<FieldPath, View> views = roles.get(role);
        return views == null ? Optional.empty() : Optional.ofNullable(views.get(field));
    }

    /// Whether the person must have said yes before data is used for this purpose: because consent is the basis
    /// (Art. 6(1)(a)) or because it is the condition for special categories (Art. 9(2)(a)).
    public boolean asksConsent() {
        return grounds.asks().isPresent();
    }

    /// Whether it goes on with the data of who has had processing restricted (Art. 18(2)).
    public boolean goesOnRestricted() {
        return grounds.restricted().isPresent();
    }
}
