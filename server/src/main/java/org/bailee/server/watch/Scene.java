package org.bailee.server.watch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.audit.Placed;
import org.bailee.server.shared.SubjectId;

/// One entry before the rules, with what is known of whoever made it.
///
/// @param profile already counts this entry
/// @param rested whether, and for how many days, the actor had done nothing until this entry
record Scene(Placed placed, Profile profile, Peers peers, Decoys decoys, Optional<Long> rested) {
    Entry entry() {
        return placed.entry();
    }

    LocalDate date() {
        return LocalDate.ofInstant(entry().at(), ZoneOffset.UTC);
    }

    /// Today, as far as it went.
    Day day() {
        return profile.day(date());
    }

    /// Whether the entry is of somebody's data having been shown.
    boolean isOpening() {
        return isOpening(entry());
    }

    static boolean isOpening(Entry entry) {
        return entry.outcome() == Outcome.DONE
                && switch (entry.kind()) {
                    case "subject-opened", "records-opened", "token-opened" -> true;
                    default -> false;
                };
    }

    String detail(String name) {
        return entry().details().getOrDefault(name, "");
    }

    /// A number among the details; none is nought.
    long number(String name) {
        String text = detail(name);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }

    Optional<Finding> found(Rule rule, Grade grade, String code, Object... gaps) {
        return found(rule, grade, code, Optional.empty(), gaps);
    }

    Optional<Finding> about(Rule rule, Grade grade, String code, SubjectId person, Object... gaps) {
        return found(rule, grade, code, Optional.of(person), gaps);
    }

    private Optional<Finding> found(Rule rule, Grade grade, String code, Optional<SubjectId> person, Object... gaps) {
        List<String> texts = Arrays.stream(gaps).map(String::valueOf).toList();
        return Optional.of(new Finding(
                rule.name(),
                grade,
                code,
                texts,
                entry().actor(),
                person,
                entry().at(),
                Optional.of(new Finding.Evidence(placed.position(), entry().id()))));
    }
}
