package org.bailee.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens one person's record in an emergency: at once, loudly, for a quarter of an hour, and reviewed by somebody else.
public final class BreakGlass {
    /// How long it stays open.
    public static final Duration LASTS = Duration.ofMinutes(15);

    static final int MOST_OPEN = 5;
    static final int MOST_UNREVIEWED = 10;
    private static final int MANY = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(BreakGlass.class);

    private final GlassStore store;
    private final TallyStore turns;
    private final Wishes wishes;
    private final Colleagues colleagues;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final Moments moments;

    BreakGlass(
            GlassStore store,
            TallyStore turns,
            Wishes wishes,
            Colleagues colleagues,
            AuditLog audit,
            Tx tx,
            Ids ids,
            Moments moments) {
        this.store = store;
        this.turns = turns;
        this.wishes = wishes;
        this.colleagues = colleagues;
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.moments = moments;
    }

    /// @throws Denied without the permission or a recent second factor, or if too many are open or not reviewed
    public void mayOpen(Session by) {
        recording(by.staff(), () -> mayOpenNow(by));
    }

    /// Lends a role for one person and one activity, at once.
    ///
    /// @param reason a reference to why
    /// @throws Denied as [#mayOpen]
    /// @throws Invalid if the register has no such role or activity, or the reason is no reference
    public Glass open(Session by, SubjectId subject, String role, String purpose, String reason) {
        StaffMember opener = by.staff();
        Glass opened = recording(opener, () -> {
            mayOpenNow(by);
            wishes.mustBeEmergency(purpose, role, reason);
            return tx.write(() -> {
                // Or as many at once would each see that there is room for one.
                turns.takeTurn(opener.id(), moments.now());
                StaffMember now = colleagues
                        .active(opener.id(), Permission.ACCESS_BREAK_GLASS)
                        .orElseThrow(Wishes::notYours);
                mustHaveRoom(opener);
                Instant at = moments.now();
                Glass glass = new Glass(
                        ids.next(),
                        now.id(),
                        now.displayName(),
                        subject,
                        role,
                        purpose,
                        reason,
                        at,
                        at.plus(LASTS),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
                store.insert(glass);
                audit.append(
                        opener,
                        AccessEvent.of("break-glass-opened", glass)
                                .with("grade", "alarm")
                                .with("until", glass.endsAt()));
                return glass;
            });
        });
        LOG.warn(
                "Break-glass {}: {} opened the record of person {} until {}. It waits for review in the console.",
                opened.id(),
                opened.openedBy(),
                opened.subject(),
                opened.endsAt());
        return opened;
    }

    /// Ends it before its time: who opened it, or after a step-up who may review it.
    public Glass end(Session by, UUID id) {
        StaffMember actor = colleagues.signedIn(by);
        return recording(
                actor,
                () -> tx.write(() -> {
                    Glass glass = seen(actor, store.lock(id));
                    if (!glass.isOpen(moments.now())) {
                        throw Wishes.over();
                    }
                    if (!glass.openedBy().equals(actor.id())
                            && !actor.permissions().contains(Permission.ACCESS_APPROVE)) {
                        throw Wishes.notYours();
                    }
                    if (!glass.openedBy().equals(actor.id())) {
                        colleagues.fresh(by);
                    }
                    store.ends(id, moments.now());
                    audit.append(actor, AccessEvent.of("break-glass-ended", glass));
                    return store.find(id).orElseThrow();
                }));
    }

    /// Says whether it was right, after a step-up; if not, it ends at once.
    ///
    /// @param reference to where the review is written down
    /// @throws Denied if the reviewer opened it, or has their account from who did
    /// @throws Conflict if it was reviewed already
    public Glass review(Session by, UUID id, Glass.Verdict verdict, String reference) {
        StaffMember reviewer = colleagues.signedIn(by);
        return recording(reviewer, () -> {
            reviewer.must(Permission.ACCESS_APPROVE);
            colleagues.fresh(by);
            Intent.reference(Optional.of(reference));
            return tx.write(() -> {
                Glass glass = store.lock(id).orElseThrow(Wishes::unknown);
                if (glass.openedBy().equals(reviewer.id())) {
                    throw new Denied(
                            "break-glass.same-person",
                            "Nobody reviews what they opened.",
                            "Ask another administrator or privacy officer to review it.");
                }
                if (isFromOpener(reviewer, glass)) {
                    throw new Denied(
                            "break-glass.from-opener",
                            "You have your account, or your right to approve, from whoever opened this, and not for a"
                                    + " month yet.",
                            "Ask an administrator or privacy officer to review it who does not have theirs from"
                                    + " there.");
                }
                if (glass.reviewedAt().isPresent()) {
                    throw new Conflict("break-glass.reviewed", "This was reviewed already.", "Look at what was found.");
                }
                StaffMember now = colleagues
                        .active(reviewer.id(), Permission.ACCESS_APPROVE)
                        .orElseThrow(Wishes::notYours);
                store.reviewed(id, now.id(), now.displayName(), moments.now(), verdict, reference);
                if (verdict == Glass.Verdict.NOT_JUSTIFIED) {
                    store.ends(id, moments.now());
                }
                audit.append(
                        reviewer,
                        AccessEvent.of("break-glass-reviewed", glass)
                                .with("verdict", verdict.word())
                                .with("reference", reference));
                return store.find(id).orElseThrow();
            });
        });
    }

    public Glass find(Session by, UUID id) {
        StaffMember actor = colleagues.signedIn(by);
        return recording(actor, () -> seen(actor, store.find(id)));
    }

    /// Newest first: all for who may review or read the log, else one's own.
    public Page<Glass> list(Session by, Optional<String> before, int limit) {
        StaffMember actor = colleagues.signedIn(by);
        List<Glass> found = store.page(
                Approvals.seesAll(actor) ? Optional.empty() : Optional.of(actor.id()),
                before.map(Wishes::id),
                limit + 1);
        return Page.of(found, limit, Glass::id);
    }

    /// What nobody has reviewed yet, oldest first, one's own too; nothing for who may not review.
    public List<Glass> unreviewed(Session by) {
        return colleagues.signedIn(by).permissions().contains(Permission.ACCESS_APPROVE)
                ? store.unreviewed(MANY)
                : List.of();
    }

    /// Whether the reader has their account from who opened it, and so cannot be the one to review it.
    public boolean isFromOpener(Session by, Glass glass) {
        return isFromOpener(colleagues.signedIn(by), glass);
    }

    /// Whether it is open at this moment.
    public boolean isOpen(Glass glass) {
        return glass.isOpen(moments.now());
    }

    private boolean isFromOpener(StaffMember reviewer, Glass glass) {
        return colleagues.sponsorsOf(reviewer.id()).test(glass.openedBy());
    }

    private boolean mayOpenNow(Session by) {
        StaffMember opener = by.staff();
        // First, so that who may not at all is not asked for a code.
        opener.must(Permission.ACCESS_BREAK_GLASS);
        colleagues.fresh(by);
        mustHaveRoom(opener);
        return true;
    }

    private void mustHaveRoom(StaffMember opener) {
        List<Glass> pending = store.pending(opener.id(), moments.now());
        boolean tooManyOpen = pending.stream().filter(this::isOpen).count() >= MOST_OPEN;
        boolean tooManyUnreviewed =
                pending.stream().filter(glass -> glass.reviewedAt().isEmpty()).count() >= MOST_UNREVIEWED;
        if (tooManyOpen) {
            throw new Denied(
                    "break-glass.too-many",
                    MOST_OPEN + " records are open in an emergency already.",
                    "End those you are done with.",
                    MOST_OPEN);
        }
        if (tooManyUnreviewed) {
            throw new Denied(
                    "break-glass.unreviewed",
                    MOST_UNREVIEWED + " of yours wait for their review.",
                    "Ask an administrator or the privacy officer to review yours.",
                    MOST_UNREVIEWED);
        }
    }

    private static Glass seen(StaffMember actor, Optional<Glass> found) {
        Glass glass = found.orElseThrow(Wishes::unknown);
        if (!glass.openedBy().equals(actor.id()) && !Approvals.seesAll(actor)) {
            throw Wishes.notYours();
        }
        return glass;
    }

    private <T> T recording(Actor actor, Supplier<T> work) {
        return Wishes.recording(audit, actor, "break-glass-refused", work);
    }
}
