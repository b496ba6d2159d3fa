package org.bailee.server.keys;

import java.util.Map;
import java.util.UUID;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What befell a seal: ids and kinds only, never what it is called.
record SealEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static SealEvent added(SealedRoot added, UUID openedBy) {
        return done("seal-added", added, openedBy);
    }

    static SealEvent removed(SealedRoot removed, UUID openedBy) {
        return done("seal-removed", removed, openedBy);
    }

    /// A running server was told to forget its keys.
    static SealEvent serverSealed() {
        return new SealEvent("server-sealed", Outcome.DONE, Map.of());
    }

    /// Somebody wanted to change the seals and could open none.
    static SealEvent notOpened() {
        return new SealEvent("seal-not-opened", Outcome.REFUSED, Map.of());
    }

    /// Shares of a secret are split anew among custodians.
    static SealEvent splitBegun(int needed, int count) {
        return new SealEvent(
                "split-begun",
                Outcome.DONE,
                Map.of("needed", Integer.toString(needed), "count", Integer.toString(count)));
    }

    /// A custodian was shown their share.
    static SealEvent shareShown(int number) {
        return new SealEvent("share-shown", Outcome.DONE, Map.of("share", Integer.toString(number)));
    }

    /// A custodian has proven to have written it down.
    static SealEvent shareConfirmed(int number) {
        return new SealEvent("share-confirmed", Outcome.DONE, Map.of("share", Integer.toString(number)));
    }

    static SealEvent splitAbandoned() {
        return new SealEvent("split-abandoned", Outcome.DONE, Map.of());
    }

    /// A custodian brought a share, and nobody can say who it was.
    static SealEvent shareGiven(SealedRoot seal, int number) {
        return new SealEvent(
                "share-given", Outcome.DONE, Map.of("seal", seal.id().toString(), "share", Integer.toString(number)));
    }

    static SealEvent serverUnsealed(SealedRoot seal) {
        return new SealEvent(
                "server-unsealed", Outcome.DONE, Map.of("seal", seal.id().toString(), "by", seal.kind()));
    }

    /// The same, which so many like it were left out before.
    SealEvent after(long left) {
        return left == 0 ? this : new SealEvent(kind, outcome, Map.of("left-out", Long.toString(left)));
    }

    private static SealEvent done(String kind, SealedRoot seal, UUID openedBy) {
        return new SealEvent(
                kind,
                Outcome.DONE,
                Map.of("seal", seal.id().toString(), "by", seal.kind(), "opened-by", openedBy.toString()));
    }
}
