package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bailee.server.access.Approval.Standing;
import org.bailee.server.access.Approval.State;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;

/// Lets people ask for a role for a time or for many people, and others approve: never who asked.
public final class Approvals {
    static final int MOST_WAITING = 20;
    private static final int MANY = 1_000;

    private final RequestStore store;
    private final TallyStore turns;
    private final Wishes wishes;
    private final Colleagues colleagues;
    private final AuditLog audit;
    private final Tx tx;
    private final Moments moments;

    Approvals(
            RequestStore store,
            TallyStore turns,
            Wishes wishes,
            Colleagues colleagues,
            AuditLog audit,
            Tx tx,
            Moments moments) {
        this.store = store;
        this.turns = turns;
        this.wishes = wishes;
        this.colleagues = colleagues;
        this.audit = audit;
        this.tx = tx;
        this.moments = moments;
    }

    /// Asks for a role of the register, for one activity.
    public Approval askForRole(Session by, String purpose, String role, int hours, String reason) {
        StaffMember asker = colleagues.signedIn(by);
        return asked(asker, () -> wishes.role(asker, purpose, role, hours, reason));
    }

    /// Asks to open many people, for one activity.
    ///
    /// @param by who is going to open them; staff by [Session#staff] of a complete session
    public Approval askForBulk(Actor by, String purpose, int people, int hours, String reason) {
        return asked(by, () -> wishes.bulk(by, purpose, people, hours, reason));
    }

    private Approval asked(Actor by, Supplier<Approval> wish) {
        return recording(by, () -> {
            by.must(Permission.SUBJECTS_READ);
            Approval asked = wish.get();
            return tx.write(() -> {
                // Or as many at once would each see that there is room for one.
                turns.takeTurn(by.id(), moments.now());
                if (store.waitingOf(by.id(), moments.now().minus(Approval.WAITS)) >= MOST_WAITING) {
                    throw new Conflict(
                            "approval.too-many",
                            "Too many requests of yours wait already.",
                            "Withdraw those you no longer need, or have them decided first.");
                }
                store.insert(asked);
                audit.append(by, AccessEvent.of("approval-asked", asked));
                return asked;
            });
        });
    }

    /// Approves; from now on it runs.
    ///
    /// @throws Denied if the approver asked for it themselves, has their account from who did, or may not approve
    /// @throws Conflict if it was decided already, or waited too long
    public Approval approve(Session by, UUID request) {
        return decided(by, request, (approver, asked) -> {
            if (asked.askedBy().equals(approver.id()) || colleagues.comesFrom(asked.askedBy(), approver.id())) {
                throw new Denied(
                        "approval.same-person",
                        "Nobody approves what they asked for, nor what a key asked for that comes from them.",
                        "Ask another administrator or privacy officer to approve it.");
            }
            if (colleagues.sponsorsOf(approver.id()).test(asked.askedBy())) {
                throw new Denied(
                        "approval.from-asker",
                        "You have your account, or your right to approve, from whoever asked, and not for a month yet.",
                        "Ask an administrator or privacy officer to approve it who does not have theirs from there.");
            }
            // Or it would run for somebody who may not be here any more.
            if (!colleagues.isAlive(asked.askedBy())) {
                throw new Denied(
                        "approval.asker-gone",
                        "Whoever asked may not come in any more.",
                        "Decline it; if they come back they can ask again.");
            }
            wishes.mustStillStand(asked);
            Instant now = moments.now();
            Optional<Instant> until = Optional.of(now.plus(Duration.ofHours(asked.hours())));
            store.decided(asked.id(), State.APPROVED, approver.id(), approver.displayName(), now, until);
            audit.append(approver, AccessEvent.of("approval-given", asked).with("until", until.get()));
        });
    }

    /// Declines; it never ran.
    public Approval decline(Session by, UUID request) {
        return decided(by, request, (approver, asked) -> {
            store.decided(
                    asked.id(), State.DECLINED, approver.id(), approver.displayName(), moments.now(), Optional.empty());
            audit.append(approver, AccessEvent.of("approval-declined", asked));
        });
    }

    /// Takes back what waits, or ends what runs: who asked, or after a step-up who may approve.
    public Approval end(Session by, UUID request) {
        StaffMember actor = colleagues.signedIn(by);
        return recording(
                actor,
                () -> tx.write(() -> {
                    Approval asked = mine(actor, store.lock(request));
                    if (!asked.askedBy().equals(actor.id())) {
                        colleagues.fresh(by);
                    }
                    boolean runs = asked.standing(moments.now()) == Standing.ACTIVE;
                    if (!runs && asked.state() != State.WAITING) {
                        throw Wishes.over();
                    }
                    store.ended(asked.id(), runs ? State.ENDED : State.WITHDRAWN, actor.id(), moments.now());
                    audit.append(actor, AccessEvent.of(runs ? "approval-ended" : "approval-withdrawn", asked));
                    return store.find(request).orElseThrow();
                }));
    }

    /// One's own; anybody's for who may approve or read the log.
    public Approval find(Session by, UUID request) {
        StaffMember actor = colleagues.signedIn(by);
        return recording(actor, () -> {
            Optional<Approval> found = store.find(request);
            return seesAll(actor) ? found.orElseThrow(Wishes::unknown) : mine(actor, found);
        });
    }

    /// Newest first: all for who may approve or read the log, else one's own.
    public Page<Approval> list(Session by, Optional<String> before, int limit) {
        StaffMember actor = colleagues.signedIn(by);
        return list(seesAll(actor) ? Optional.empty() : Optional.of(actor.id()), before, limit);
    }

    /// Whether the lists are everybody's, and not only one's own.
    public boolean seesAll(Session by) {
        return seesAll(colleagues.signedIn(by));
    }

    /// What an account asked for, newest first.
    public Page<Approval> listOwn(Actor actor, Optional<String> before, int limit) {
        return recording(actor, () -> {
            actor.must(Permission.SUBJECTS_READ);
            return list(Optional.of(actor.id()), before, limit);
        });
    }

    /// What waits for somebody else's decision than the asker's, oldest first; nothing for who may not decide.
    public List<Approval> waitingFor(Session by) {
        StaffMember actor = colleagues.signedIn(by);
        if (!actor.permissions().contains(Permission.ACCESS_APPROVE)) {
            return List.of();
        }
        Predicate<ActorId> sponsors = colleagues.sponsorsOf(actor.id());
        return store.waiting(moments.now().minus(Approval.WAITS), MANY).stream()
                .filter(asked -> !asked.askedBy().equals(actor.id()) && !sponsors.test(asked.askedBy()))
                .toList();
    }

    /// Whether the reader has their account from who asked, and so cannot be the second one to agree.
    public boolean isFromAsker(Session by, Approval approval) {
        return colleagues.sponsorsOf(colleagues.signedIn(by).id()).test(approval.askedBy());
    }

    /// How it stands now.
    public Standing standing(Approval approval) {
        return approval.standing(moments.now());
    }

    /// The most hours that may be asked for.
    public int mostHours() {
        return wishes.mostHours();
    }

    private Page<Approval> list(Optional<ActorId> asker, Optional<String> before, int limit) {
        List<Approval> found = store.page(asker, before.map(Wishes::id), limit + 1);
        return Page.of(found, limit, Approval::id);
    }

    @FunctionalInterface
    private interface Deciding {
        void decide(StaffMember approver, Approval asked);
    }

    private Approval decided(Session by, UUID request, Deciding deciding) {
        return recording(by.staff(), () -> {
            StaffMember approver = colleagues.fresh(by);
            approver.must(Permission.ACCESS_APPROVE);
            return tx.write(() -> {
                Approval asked = store.lock(request).orElseThrow(Wishes::unknown);
                switch (asked.standing(moments.now())) {
                    case WAITING -> {}
                    case TOO_OLD ->
                        throw new Conflict(
                                "approval.too-old",
                                "This waited for more than a day, and nobody may decide it any more.",
                                "Whoever still needs it asks again.");
                    default -> throw Wishes.over();
                }
                // As the table has them: the session was read before, and somebody may be disabling them.
                StaffMember now = colleagues
                        .active(approver.id(), Permission.ACCESS_APPROVE)
                        .orElseThrow(Wishes::notYours);
                deciding.decide(now, asked);
                return store.find(request).orElseThrow();
            });
        });
    }

    private static Approval mine(StaffMember actor, Optional<Approval> found) {
        Approval asked = found.orElseThrow(Wishes::unknown);
        if (!asked.askedBy().equals(actor.id()) && !actor.permissions().contains(Permission.ACCESS_APPROVE)) {
            throw Wishes.notYours();
        }
        return asked;
    }

    static boolean seesAll(StaffMember actor) {
        return actor.permissions().contains(Permission.ACCESS_APPROVE)
                || actor.permissions().contains(Permission.AUDIT_READ);
    }

    private <T> T recording(Actor actor, Supplier<T> work) {
        return Wishes.recording(audit, actor, "approval-refused", work);
    }
}
