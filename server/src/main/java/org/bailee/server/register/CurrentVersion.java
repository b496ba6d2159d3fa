package org.bailee.server.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bailee.server.shared.Unavailable;

/// The version in force, in memory, confirmed against the database when it was last asked a second ago or more.
///
/// Whoever finds it due asks for itself. A shared wait would be one query cheaper, but could leave everybody waiting
/// for a thread that itself waits for one of their connections.
final class CurrentVersion {
    /// How long a version applied on another node may go unnoticed here.
    static final Duration CONFIRMED_FOR = Duration.ofSeconds(1);

    private final RegisterStore store;
    private final InstantSource clock;
    private final AtomicReference<Confirmed> latest = new AtomicReference<>(Confirmed.NEVER);

    CurrentVersion(RegisterStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Confirmed(RegisterVersion version, Instant at) {
        static final Confirmed NEVER = new Confirmed(RegisterVersion.none(), Instant.MIN);

        boolean holds(Instant now) {
            // A clock that was set back says nothing about age.
            return !at.isAfter(now) && now.isBefore(at.plus(CONFIRMED_FOR));
        }
    }

    RegisterVersion get() {
        Confirmed known = known();
        Instant now = clock.instant();
        if (known.holds(now)) {
            return known.version;
        }
        RegisterVersion version = read(known);
        // Taken over only if nobody else found out more meanwhile.
        latest.compareAndSet(known, new Confirmed(version, now));
        return version;
    }

    /// The version as the current transaction sees it; not remembered, because the transaction may yet be undone.
    RegisterVersion confirmed() {
        return read(known());
    }

    /// Takes over a version that was just committed, unless a later one already was.
    void applied(RegisterVersion version) {
        latest.accumulateAndGet(
                new Confirmed(version, clock.instant()),
                (known, newer) -> newer.version.number() > known.version.number() ? newer : known);
    }

    Optional<RegisterVersion> find(int number) {
        if (number == 0) {
            return Optional.of(RegisterVersion.none());
        }
        return store.find(number).map(kept -> switch (RegisterReader.read(kept.file())) {
            case Reading.Sound sound ->
                new RegisterVersion(number, sound.definition(), sound.text(), Optional.of(kept.signature()));
            case Reading.Mistaken _ ->
                throw new Unavailable(
                        "register.unreadable",
                        "Version " + number + " of the register breaks a rule of this release of Bailee.",
                        "Run the release that applied it, mend the register there, then upgrade again.",
                        number);
        });
    }

    private Confirmed known() {
        return Objects.requireNonNull(latest.get());
    }

    private RegisterVersion read(Confirmed known) {
        int newest = store.newest();
        return newest == known.version.number()
                ? known.version
                : find(newest).orElseThrow(() -> new IllegalStateException("Version " + newest + " has vanished."));
    }
}
