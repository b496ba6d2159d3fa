package org.bailee.server.console.retention;

import java.util.List;
import java.util.Optional;
import org.bailee.server.register.Retention;
import org.bailee.server.register.Retention.Anchor;
import org.bailee.server.retention.Run;
import org.bailee.server.retention.RunState;
import org.bailee.server.retention.Tally;

/// A run with what it found: what goes, what is kept all the same, and by which rules.
public record RunView(Run run, List<Found> found) {
    private static final String ACTIVITY = "activity:";

    /// @param rule of the collection in the register the run went by
    public record Found(Tally tally, Optional<Retention> rule) {
        /// What the period counts from, as the register spells it.
        public String from() {
            return rule.map(kept -> switch (kept.from()) {
                        case Anchor.Created _ -> "created";
                        case Anchor.LastActivity _ -> "last-activity";
                        case Anchor.Date date -> date.field().field();
                    })
                    .orElse("");
        }

        public boolean isDropped() {
            return !tally.cause().equals("period");
        }

        /// The activity that still needs it; empty if something else holds it back.
        public String activity() {
            return tally.heldBy()
                    .filter(by -> by.startsWith(ACTIVITY))
                    .map(by -> by.substring(ACTIVITY.length()))
                    .orElse("");
        }
    }

    public List<Found> going() {
        return found.stream().filter(one -> one.tally().heldBy().isEmpty()).toList();
    }

    public List<Found> held() {
        return found.stream().filter(one -> one.tally().heldBy().isPresent()).toList();
    }

    public boolean waits() {
        return run.state() == RunState.WAITING;
    }

    public boolean isRefused() {
        return run.state() == RunState.REFUSED;
    }
}
