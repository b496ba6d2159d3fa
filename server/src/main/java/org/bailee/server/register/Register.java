package org.bailee.server.register;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;

/// What is collected and why, as it stands now, and the only way to change it.
public final class Register {
    private final RegisterStore store;
    private final CurrentVersion current;
    private final Tx tx;
    private final AuditLog audit;
    private final InstantSource clock;
    private final Supplier<HeldValues> held;

    /// @param held asked for when it is needed: whoever keeps the values stands on the register, not under it
    Register(RegisterStore store, Tx tx, AuditLog audit, InstantSource clock, Supplier<HeldValues> held) {
        this.store = store;
        this.current = new CurrentVersion(store, clock);
        this.tx = tx;
        this.audit = audit;
        this.clock = clock;
        this.held = held;
    }

    /// The version in force, from memory; one applied on another node is noticed within a second.
    public RegisterVersion current() {
        return current.get();
    }

    public Optional<RegisterVersion> version(int number) {
        return current.find(number);
    }

    /// Newest first.
    ///
    /// @param after the number of the last version already seen
    public Page<AppliedVersion> versions(Optional<String> after, int limit) {
        int below = after.map(Register::number).orElse(Integer.MAX_VALUE);
        List<AppliedVersion> found = store.before(below, limit + 1);
        return Page.of(found, limit, AppliedVersion::number);
    }

    /// Says what applying the file would change and what follows from it, or everything wrong with it. Changes nothing.
    ///
    /// @throws Denied if the actor lacks the permission
    public Plan plan(Actor actor, byte[] file) {
        permit(actor, Permission.REGISTER_READ);
        Reading reading = RegisterReader.read(file);
        return tx.read(() -> {
            RegisterVersion from = current.confirmed();
            return switch (reading) {
                case Reading.Mistaken mistaken -> new Plan(from.number(), List.of(), mistaken.mistakes());
                case Reading.Sound sound -> {
                    Comparison comparison = compare(from, sound);
                    yield new Plan(from.number(), comparison.changes(), comparison.refusals());
                }
            };
        });
    }

    /// Makes the file the version in force; if it is that already, nothing happens.
    ///
    /// @param madeFrom the version the file was made from
    /// @throws Denied if the actor lacks the permission
    /// @throws Invalid listing every mistake
    /// @throws Conflict if another version came first
    public Applied apply(Actor actor, byte[] file, int madeFrom) {
        permit(actor, Permission.REGISTER_WRITE);
        Reading reading = RegisterReader.read(file);
        return tx.write(() -> {
            RegisterVersion from = current.confirmed();
            if (from.number() != madeFrom) {
                throw stale(madeFrom);
            }
            return switch (reading) {
                case Reading.Mistaken mistaken -> throw invalid(mistaken.mistakes());
                case Reading.Sound sound when sound.text().equals(from.text()) -> new Applied(madeFrom, List.of());
                case Reading.Sound sound -> replace(actor, from, sound);
            };
        });
    }

    private Applied replace(Actor actor, RegisterVersion from, Reading.Sound sound) {
        Comparison comparison = compare(from, sound);
        if (!comparison.refusals().isEmpty()) {
            throw invalid(comparison.refusals());
        }
        int number = from.number() + 1;
        // As exact as PostgreSQL keeps it, so that every node tells the same.
        Signature signature = new Signature(clock.instant().truncatedTo(ChronoUnit.MICROS), actor.id(), actor.name());
        // Two may have come this far from the same version; the second to insert waits for the first, and is told.
        if (!store.insert(number, FileText.bytes(sound.text()), signature, comparison.changes())) {
            throw stale(from.number());
        }
        audit.append(actor, new RegisterApplied(number, from.number(), comparison.changes()));
        RegisterVersion applied = new RegisterVersion(number, sound.definition(), sound.text(), Optional.of(signature));
        Tx.afterCommit(() -> current.applied(applied));
        return new Applied(number, comparison.changes());
    }

    private Comparison compare(RegisterVersion from, Reading.Sound sound) {
        return Comparison.of(from, sound, held.get(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void permit(Actor actor, Permission permission) {
        try {
            actor.must(permission);
        } catch (Denied why) {
            audit.appendDurably(actor, new RegisterRefused(permission, why.code()));
            throw why;
        }
    }

    private static Invalid invalid(List<Mistake> mistakes) {
        return new Invalid(mistakes.stream().map(Mistake::violation).toList());
    }

    private static Conflict stale(int madeFrom) {
        return Conflict.stale(
                "register.stale",
                "The register is no longer at version " + madeFrom + ", from which this file was made.",
                "Export the register, put your change into what you get, and plan it again.",
                madeFrom);
    }

    private static int number(String after) {
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException _) {
            throw Invalid.of(
                    "after",
                    "after.malformed",
                    "This is no version's number.",
                    "Send what `next` said on the last page.");
        }
    }
}
