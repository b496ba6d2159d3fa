package org.bailee.server.vault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.crypto.Corrupt;
import org.bailee.server.shared.Permission;

/// Why a person's data is kept as it is: for a legal matter, or because the person had its processing restricted.
public enum HoldKind {
    /// Nothing is erased: it is needed for legal claims (GDPR Art. 17(3)(e)).
    LEGAL,
    /// The person contests that the data is accurate (Art. 18(1)(a)).
    CONTESTED,
    /// The processing is unlawful, and the person wants the data restricted and not erased (Art. 18(1)(b)).
    UNLAWFUL,
    /// We no longer need the data, and the person needs it for legal claims (Art. 18(1)(c)).
    CLAIMS,
    /// The person objected, and whose grounds weigh more is not verified yet (Art. 18(1)(d)).
    OBJECTED;

    public boolean isRestriction() {
        return this != LEGAL;
    }

    /// As the API and the table spell it: `contested`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The ground of a restriction with that name.
    public static Optional<HoldKind> ground(String word) {
        return Stream.of(values())
                .filter(kind -> kind.isRestriction() && kind.word().equals(word))
                .findFirst();
    }

    /// @throws Corrupt if Bailee writes no such word
    static HoldKind of(String word) {
        return word.equals(LEGAL.word()) ? LEGAL : ground(word).orElseThrow(Corrupt::new);
    }

    Permission permission() {
        return isRestriction() ? Permission.RESTRICTIONS_MANAGE : Permission.HOLDS_MANAGE;
    }

    String placed() {
        return isRestriction() ? "restriction-placed" : "hold-placed";
    }

    String released() {
        return isRestriction() ? "restriction-lifted" : "hold-released";
    }
}
