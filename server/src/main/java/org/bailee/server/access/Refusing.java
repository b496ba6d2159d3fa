package org.bailee.server.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;

/// Records refusals, before they are told.
final class Refusing {
    private final Register register;
    private final AuditLog audit;

    Refusing(Register register, AuditLog audit) {
        this.register = register;
        this.audit = audit;
    }

    /// @param people nobody, if it was not asked for anybody
    Denied refuse(Intent intent, Collection<SubjectId> people, Denied why) {
        return refuse(intent.actor(), purpose(intent), intent.reason(), people, why);
    }

    /// Refuses what serves no purpose.
    Denied refuse(Actor actor, Optional<String> reason, Collection<SubjectId> people, Denied why) {
        return refuse(actor, Optional.empty(), reason, people, why);
    }

    private Denied refuse(
            Actor actor, Optional<String> purpose, Optional<String> reason, Collection<SubjectId> people, Denied why) {
        Stream<Optional<SubjectId>> about =
                people.isEmpty() ? Stream.of(Optional.empty()) : people.stream().map(Optional::of);
        audit.appendAllDurably(about.map(
                        person -> new Authored(actor, new AccessRefused(purpose, reason, person, why.code())))
                .toList());
        return why;
    }

    /// Records those decisions that are refusals.
    ///
    /// @param subjects whom each is about
    void record(Intent intent, List<SubjectId> subjects, List<Decision> decisions) {
        List<Authored> refused = new ArrayList<>();
        for (int at = 0; at < decisions.size(); at++) {
            if (decisions.get(at) instanceof Decision.Refused(Denied why)) {
                refused.add(refusal(intent, Optional.of(subjects.get(at)), why.code()));
            }
        }
        if (!refused.isEmpty()) {
            audit.appendAllDurably(refused);
        }
    }

    /// Records what a limit refuses.
    <T> T limited(Intent intent, Supplier<T> work) {
        try {
            return work.get();
        } catch (Denied | Unavailable why) {
            if (Refusals.LIMITS.contains(why.code())) {
                // One entry and not one per person: who is refused by the thousand must not fill the log.
                audit.appendAllDurably(List.of(refusal(intent, Optional.empty(), why.code())));
            }
            throw why;
        }
    }

    private Authored refusal(Intent intent, Optional<SubjectId> person, String rule) {
        return new Authored(intent.actor(), new AccessRefused(purpose(intent), intent.reason(), person, rule));
    }

    /// What the caller stated, if it names an activity at all: other text may be anything, even a customer's
    /// name.
    private Optional<String> purpose(Intent intent) {
        return Optional.of(intent.purpose())
                .filter(register.current().definition().activities()::containsKey);
    }
}
