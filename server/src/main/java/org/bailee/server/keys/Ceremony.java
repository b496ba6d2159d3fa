package org.bailee.server.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.Split;
import org.bailee.server.shared.ActorId;

/// An appointment under way: its shares are in memory only, each until its custodian has confirmed it.
final class Ceremony {
    private static final class Part {
        private final ActorId custodian;
        private final Share share;
        private boolean shown;
        private boolean confirmed;

        Part(ActorId custodian, Share share) {
            this.custodian = custodian;
            this.share = share;
        }
    }

    private final NewSplit wanted;
    private final SealedRoot sealed;
    private final SealedRoot openedBy;
    private final Instant until;
    private final List<Part> parts = new ArrayList<>();

    /// @param sealed the row that comes into force at the end
    /// @param openedBy the row that was opened for it, which must still be there then
    Ceremony(NewSplit wanted, Split.Made made, SealedRoot sealed, SealedRoot openedBy, Instant until) {
        this.wanted = wanted;
        this.sealed = sealed;
        this.openedBy = openedBy;
        this.until = until;
        for (int i = 0; i < made.shares().size(); i++) {
            parts.add(new Part(wanted.custodians().get(i), made.shares().get(i)));
        }
    }

    NewSplit wanted() {
        return wanted;
    }

    SealedRoot sealed() {
        return sealed;
    }

    SealedRoot openedBy() {
        return openedBy;
    }

    boolean isOver(Instant now) {
        return !until.isAfter(now);
    }

    /// The number of the share of a custodian who has yet to confirm it.
    Optional<Integer> open(ActorId custodian) {
        return part(custodian).map(part -> part.share.number());
    }

    /// The share's text, which its custodian writes down.
    Optional<String> show(ActorId custodian) {
        return part(custodian).map(part -> {
            part.shown = true;
            return part.share.text();
        });
    }

    /// Whether what the custodian typed is their share; if so, it is wiped here.
    boolean confirm(ActorId custodian, Share typed) {
        return part(custodian)
                .filter(part -> part.shown && part.share.isSameAs(typed))
                .map(part -> {
                    part.confirmed = true;
                    part.share.destroy();
                    return true;
                })
                .orElse(false);
    }

    boolean isComplete() {
        return parts.stream().allMatch(part -> part.confirmed);
    }

    SplitState state() {
        return new SplitState(
                wanted.label(),
                wanted.needed(),
                parts.stream()
                        .map(part ->
                                new SplitState.Part(part.share.number(), part.custodian, part.shown, part.confirmed))
                        .toList(),
                until);
    }

    void wipe() {
        parts.forEach(part -> part.share.destroy());
    }

    private Optional<Part> part(ActorId custodian) {
        return parts.stream()
                .filter(part -> part.custodian.equals(custodian) && !part.confirmed)
                .findFirst();
    }
}
