package org.bailee.server.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.register.Signature;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Permission;

/// Lets a run that waits go on: by somebody else than who made the rules it goes by.
final class Approving {
    private final RunStore runs;
    private final ClockWatch watch;
    private final Register register;
    private final Colleagues colleagues;
    private final Access access;
    private final AuditLog audit;
    private final Tx tx;
    private final InstantSource clock;

    Approving(
            RunStore runs,
            ClockWatch watch,
            Register register,
            Colleagues colleagues,
            Access access,
            AuditLog audit,
            Tx tx,
            InstantSource clock) {
        this.runs = runs;
        this.watch = watch;
        this.register = register;
        this.colleagues = colleagues;
        this.access = access;
        this.audit = audit;
        this.tx = tx;
        this.clock = clock;
    }

    /// @throws Denied unless a second factor was shown lately
    Run approve(Session by, UUID run) {
        StaffMember approver = colleagues.fresh(by);
        return approve(
                approver,
                approver.displayName(),
                run,
                () -> colleagues
                        .active(approver.id(), Permission.RETENTION_MANAGE)
                        .isPresent());
    }

    Run approve(Actor by, UUID run) {
        return approve(by, by.name(), run, () -> true);
    }

    /// @param still whether the approver still may, as the tables have it
    private Run approve(Actor by, String name, UUID id, Supplier<Boolean> still) {
        access.permit(by, Permission.RETENTION_MANAGE, Optional.empty(), List.of());
        Run asked = runs.find(id).orElseThrow(Problems::unknownRun);
        try {
            return tx.write(() -> {
                Run run = runs.lock(id).orElseThrow(Problems::unknownRun);
                mustNotHaveMadeTheRules(by.id(), run);
                if (!still.get()) {
                    throw Problems.notYours();
                }
                Instant now = clock.instant();
                switch (run.state()) {
                    case WAITING -> letErase(run);
                    case REFUSED -> confirm(run);
                    default -> throw Problems.notWaiting();
                }
                runs.approved(id, new Run.Approver(by.id(), name, now));
                audit.append(
                        by,
                        RetentionEvent.of(
                                run.state() == RunState.REFUSED ? "retention-clock-confirmed" : "retention-approved",
                                run));
                return runs.find(id).orElseThrow();
            });
        } catch (Denied why) {
            audit.appendDurably(
                    by, RetentionEvent.of("retention-approved", asked).refused(why.code()));
            throw why;
        }
    }

    private void confirm(Run run) {
        if (run.doubtedAt().filter(watch::confirm).isEmpty()) {
            throw Problems.anotherClock();
        }
        runs.move(run.id(), RunState.REFUSED, RunState.SUPERSEDED);
    }

    private void letErase(Run run) {
        if (run.register() != register.current().number()) {
            throw Conflict.stale(
                    "retention.register-changed",
                    "The register changed since this was found.",
                    "Wait for the run by the new register, look at what it found, and approve that.");
        }
        runs.move(run.id(), RunState.WAITING, RunState.ERASING);
    }

    /// Or one person alone could shorten a period and have what falls due by it erased.
    private void mustNotHaveMadeTheRules(ActorId approver, Run run) {
        Optional<ActorId> author = register.version(run.register())
                .flatMap(RegisterVersion::signature)
                .map(Signature::by);
        if (author.filter(by -> isSame(by, approver)).isPresent()) {
            throw new Denied(
                    "retention.same-person",
                    "Whoever put the register in force does not approve what is erased by it.",
                    "Ask somebody else who has retention.manage.");
        }
    }

    private boolean isSame(ActorId one, ActorId other) {
        return one.equals(other)
                || colleagues.comesFrom(one, other)
                || colleagues.comesFrom(other, one)
                || colleagues.sponsorsOf(other).test(one);
    }
}
