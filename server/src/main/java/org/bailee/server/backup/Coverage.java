package org.bailee.server.backup;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which tables go into which set. A table that is named nowhere is refused, so that none is forgotten.
enum Coverage {
    /// Everything but keys: of no use to whoever has it alone.
    DATA("data"),
    /// The keys, sealed twice: few of these sets are kept, and not for long, as who was erased lives on in them.
    KEYS("keys");

    /// What opens a door for a short time must not open it again after a restore; and how far the schema has
    /// come is told by the Bailee that puts a set back.
    private static final Set<String> LEFT_OUT = Set.of(
            "public.schema_history",
            "identity.session",
            "identity.link",
            "identity.provider_flow",
            "audit.lease",
            "retention.turn",
            // The newest root key under the one before, for minutes: a backup would keep it for whoever has that one.
            "keys.root_handover",
            // Whether the database that is gone owed something; one that is put back always does.
            "journal.quarantine",
            "journal.given_up",
            // What servers that run have in memory; made anew by the first write after a restore.
            "vault.index_plan",
            // What was tried with backups on the machine that is gone; the audit log tells of it.
            "backup.run",
            "backup.turn");

    private final String word;

    Coverage(String word) {
        this.word = word;
    }

    private Set<String> schemas() {
        return switch (this) {
            case DATA -> Set.of("audit", "register", "identity", "access", "journal", "vault", "watch", "retention");
            case KEYS -> Set.of("keys");
        };
    }

    /// The schemas of all sets.
    static Set<String> rooms() {
        return Stream.of(values()).flatMap(kind -> kind.schemas().stream()).collect(Collectors.toSet());
    }

    String word() {
        return word;
    }

    /// Those of the tables that go into a set of this kind.
    ///
    /// @throws org.bailee.server.shared.Unavailable if one goes into none and is not left out either
    List<TableShape> of(List<TableShape> all) {
        for (TableShape table : all) {
            if (!LEFT_OUT.contains(table.name())
                    && !DATA.schemas().contains(table.schema())
                    && !KEYS.schemas().contains(table.schema())) {
                throw Refused.uncovered(table.name());
            }
        }
        return all.stream()
                .filter(table -> schemas().contains(table.schema()) && !LEFT_OUT.contains(table.name()))
                .map(TableShape::inWords)
                .toList();
    }

    /// What the name of every object of such a set begins with.
    String folder(UUID set) {
        return set + "-" + word;
    }
}
