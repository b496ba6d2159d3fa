package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;

/// Ways back in for who lost a password or a second factor. Whoever starts one chooses nothing, and no
/// administrator alone opens another's account.
public final class Resets {
    private static final Duration WAITS = Duration.ofHours(24);

    private final Parts parts;
    private final Means means;
    private final Links links;

    Resets(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
        this.links = new Links(parts);
    }

    /// Starts a reset: a link at once, or, where the second factor of somebody who approves is to be replaced, a
    /// request for another administrator to approve. What the person has stays good until they have completed it.
    public ResetAnswer start(Session by, ActorId staff, LinkKind kind) {
        return managing(by, () -> {
            if (!kind.isReset()) {
                throw new Conflict("reset.kind", "This is no reset.", "Name a reset of password, factors or both.");
            }
            StaffMember member = another(by, staff);
            if (kind.setsFactor() && parts.vouching().takesTwo().test(member)) {
                ResetRequest request = new ResetRequest(
                        means.ids().next(), staff, kind, by.staff().id(), means.now());
                parts.links().insert(request);
                means.audit().append(by.staff(), event("reset-asked", request));
                return request;
            }
            return links.issue(by.staff(), member, kind);
        });
    }

    /// Whose second factor is replaced by two others only.
    public Predicate<StaffMember> takeTwo(Session by) {
        by.mustBeComplete().staff().must(Permission.STAFF_READ);
        return parts.vouching().takesTwo();
    }

    /// Requests that wait, oldest first.
    public List<ResetRequest> waiting(Session by) {
        by.mustBeComplete().staff().must(Permission.STAFF_MANAGE);
        return parts.links().requests(oldest());
    }

    /// Approves a reset another administrator asked for; the link is the approver's to hand over.
    ///
    /// @throws Denied if the approver asked for it, it is their own account, or the two could be one human
    public IssuedLink approve(Session by, UUID request) {
        return managing(by, () -> {
            ResetRequest asked = take(request);
            StaffMember member = another(by, asked.staff());
            if (asked.askedBy().equals(by.staff().id())) {
                throw new Denied(
                        "reset.same-person",
                        "Nobody approves what they asked for.",
                        "Ask a second administrator to approve it.");
            }
            if (!parts.vouching().areApart(asked.askedBy(), by.staff().id())) {
                throw new Denied(
                        "reset.one-hand",
                        "Of you and whoever asked, one has their account from the other, or both have it from a third,"
                                + " and not for a month yet.",
                        "Ask another administrator; if there is none, disable the account and invite its person anew.");
            }
            // Or two could agree, and one of them no longer be anybody.
            if (parts.staff()
                    .find(asked.askedBy())
                    .filter(asker -> asker.isActive() && asker.isAdministrator())
                    .isEmpty()) {
                throw new Denied(
                        "reset.asker-gone", "Whoever asked may not any more.", "Start the reset anew, with another.");
            }
            means.audit().append(by.staff(), event("reset-approved", asked));
            return links.issue(by.staff(), member, asked.kind());
        });
    }

    /// Declines a reset; also how who asked takes it back.
    public void decline(Session by, UUID request) {
        managing(by, () -> means.audit().append(by.staff(), event("reset-declined", take(request))));
    }

    private <T> T managing(Session by, Supplier<T> work) {
        return StaffRefusals.recording(means, by.staff(), () -> {
            by.mustBeFresh(means);
            by.staff().must(Permission.STAFF_MANAGE);
            return means.tx().write(work);
        });
    }

    private ResetRequest take(UUID request) {
        return parts.links()
                .takeRequest(request, oldest())
                .orElseThrow(() -> new NotFound(
                        "reset.unknown", "No such reset waits.", "It may have been decided, or waited too long."));
    }

    private Instant oldest() {
        return means.now().minus(WAITS);
    }

    private StaffMember another(Session by, ActorId staff) {
        if (by.staff().id().equals(staff)) {
            throw new Denied(
                    "staff.yourself", "Nobody resets their own account here.", "Ask another administrator to do it.");
        }
        StaffMember member = parts.staff().lock(staff).orElseThrow(Staff::unknown);
        if (!member.isActive()) {
            throw new Conflict(
                    "staff.not-active",
                    "This account is disabled or was never set up.",
                    "Enable it, or send a new invitation.");
        }
        return member;
    }

    private static StaffEvent event(String kind, ResetRequest request) {
        return StaffEvent.of(kind, request.staff())
                .with("kind", request.kind().word())
                .with("request", request.id())
                .with("asked-by", request.askedBy());
    }
}
