package org.bailee.server.retention;

import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;

/// The words in which this room refuses.
final class Problems {
    private Problems() {}

    static NotFound unknownRun() {
        return new NotFound(
                "retention.unknown", "There is no such run.", "See which there are: bailee retention runs.");
    }

    static Conflict notWaiting() {
        return new Conflict(
                "retention.not-waiting", "This run waits for nobody.", "See how it stands: bailee retention runs.");
    }

    static Conflict anotherClock() {
        return new Conflict(
                "retention.another-clock",
                "The clock of the node that answers is far from the time this run was refused for, so that time is not"
                        + " confirmed.",
                "Compare the clocks of all nodes, and set right the one that is wrong. A run whose clock was set right is"
                        + " superseded after five minutes: bailee retention runs.");
    }

    static Conflict notEnded() {
        return new Conflict(
                "retention.not-ended",
                "This run has not ended yet, so there is nothing to certify.",
                "See how far it is: bailee retention runs.");
    }

    static Conflict underWay() {
        return new Conflict(
                "retention.under-way",
                "It is being looked for what is over its time already.",
                "Wait until that run has looked: bailee retention runs.");
    }

    static Denied notYours() {
        return new Denied(
                "retention.not-yours", "You may not approve runs any more.", "Ask somebody who has retention.manage.");
    }
}
