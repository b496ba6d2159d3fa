package org.bailee.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailee.crypto.log.Cosignature;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.Tree;
import org.bailee.crypto.log.VerifierKey;
import org.bailee.server.audit.WitnessClient.Answer;

/// Has one witness sign the log's newest head, again whenever it moved.
///
/// A witness in trouble is asked less and less often, and said to be; the log goes on without it. One that has
/// signed what the log does not have halts it: either the database was put back, or somebody else signs in this
/// log's name.
final class Witnessing {
    static final Duration PACE = Duration.ofSeconds(3);

    private static final Duration RARELY = Duration.ofMinutes(10);
    private static final int ROUNDS = 3;

    private final VerifierKey key;
    private final WitnessClient client;
    private final LogStores stores;
    private final LogAlarms alarms;
    private final Consumer<LogFault> halt;
    private final InstantSource clock;
    private int failures;
    private volatile Optional<String> trouble = Optional.empty();

    Witnessing(
            VerifierKey key,
            WitnessClient client,
            LogStores stores,
            LogAlarms alarms,
            Consumer<LogFault> halt,
            InstantSource clock) {
        this.key = key;
        this.client = client;
        this.stores = stores;
        this.alarms = alarms;
        this.halt = halt;
        this.clock = clock;
    }

    /// @return when to go on
    Duration step() {
        Optional<Head> head = stores.heads().read();
        long known = stores.cosignatures().size(key.toString()).orElse(0L);
        if (alarms.halted().isPresent() || head.isEmpty() || head.get().size() == 0 || isSigned(head.get())) {
            return PACE;
        }
        try {
            trouble = ask(head.get(), known);
        } catch (LogFault fault) {
            if (client.isProtected()) {
                halt.accept(fault);
                return PACE;
            }
            // Anybody on the way can say so, and must not be able to stop the log.
            trouble = Optional.of(fault.says() + " It says so over plain http, where anybody on the way can: look"
                    + " whether it is true, and reach it by https.");
        }
        String alarm = "witness " + key.name();
        if (trouble.isEmpty()) {
            failures = 0;
            alarms.clear(alarm);
            return PACE;
        }
        failures = Math.min(failures + 1, 30);
        alarms.raise(alarm, "The witness " + key.name() + " does not sign the audit log. " + trouble.get());
        Duration wait = PACE.multipliedBy(1L << Math.min(failures, 8));
        return wait.compareTo(RARELY) > 0 ? RARELY : wait;
    }

    /// Whether the witness's own signature of this head is there: a row that only says so would keep us from
    /// asking.
    private boolean isSigned(Head head) {
        try {
            String text = Note.parse(head.checkpoint()).text();
            return stores.cosignatures().of(List.of(key.toString()), head.size(), head.root()).stream()
                    .anyMatch(signature -> key.verifies(text, signature));
        } catch (Malformed changed) {
            return false;
        }
    }

    /// What is wrong with the witness, if anything is.
    private Optional<String> ask(Head head, long known) {
        Note checkpoint = Note.parse(head.checkpoint());
        long old = Math.min(known, head.size());
        for (int round = 0; round < ROUNDS; round++) {
            List<Hash> proof = old == 0 || old == head.size() ? List.of() : proof(head, old);
            switch (client.add(old, proof, checkpoint)) {
                case Answer.Signed(List<Note.Signature> signatures) -> {
                    return keep(head, checkpoint.with(signatures));
                }
                case Answer.Trouble(String says) -> {
                    return Optional.of(says);
                }
                case Answer.NotConsistent() -> {
                    throw otherPast(old);
                }
                case Answer.Knows(var size) -> {
                    if (size.isEmpty()) {
                        return Optional.of("It refused the head, and did not say which one it knows.");
                    }
                    if (size.getAsLong() > newest()) {
                        throw ahead(size.getAsLong(), newest());
                    }
                    if (size.getAsLong() == old && round > 0) {
                        throw otherPast(old);
                    }
                    if (size.getAsLong() > head.size()) {
                        // Another node of this log had it sign a newer head meanwhile.
                        return Optional.empty();
                    }
                    old = size.getAsLong();
                }
            }
        }
        return Optional.of("It says each time that it knows another head.");
    }

    private List<Hash> proof(Head head, long old) {
        try {
            return new Tree(head.size(), new Tiles(stores.tiles())).consistency(old);
        } catch (Malformed missing) {
            throw LogFault.tilesDiffer(head.size());
        }
    }

    private long newest() {
        return stores.heads().read().map(Head::size).orElse(0L);
    }

    private Optional<String> keep(Head head, Note answered) {
        try {
            List<Note.Signature> own = answered.by(key);
            if (own.size() != 1) {
                return Optional.of("What it answered is not signed by its key.");
            }
            Instant at = Cosignature.time(own.getFirst()).orElse(clock.instant());
            stores.cosignatures().keep(key.toString(), head.size(), head.root(), own.getFirst(), at);
            return Optional.empty();
        } catch (Malformed forged) {
            return Optional.of("Its signature is not one of this head.");
        }
    }

    private LogFault ahead(long signed, long size) {
        return new LogFault(
                "log.witness-ahead",
                "The witness " + key.name() + " has signed " + signed
                        + " entries of this log, and the database has only " + size + ".",
                "Give back the database that is newer; if nobody put an older one back, somebody else signs in this"
                        + " log's name.");
    }

    private LogFault otherPast(long size) {
        return new LogFault(
                "log.witness-differs",
                "The witness " + key.name() + " knows another past of this log than the database has, at " + size
                        + " entries.",
                "Keep the database as it is and compare it with a backup by: bailee audit verify.");
    }

    LogStatus.WitnessStatus status() {
        return stores.cosignatures()
                .newest(key.toString())
                .map(one -> new LogStatus.WitnessStatus(key.name(), one.size(), one.signedAt(), trouble))
                .orElse(new LogStatus.WitnessStatus(key.name(), 0, Optional.empty(), trouble));
    }
}
