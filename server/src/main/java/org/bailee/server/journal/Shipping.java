package org.bailee.server.journal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Placed;
import org.bailee.server.journal.JournalFile.End;
import org.bailee.server.shared.Invalid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what the audit log tells of erasures into one file, in the log's order, about a second behind it.
///
/// Each node writes files of its own, and each has all: they come from the log, which all share.
final class Shipping {
    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration TROUBLE = Duration.ofSeconds(30);
    private static final int MOST = 1_000;

    private final JournalFile file;
    private final AuditLog audit;
    private final Consumer<List<Obligation>> forget;
    private final InstantSource clock;
    private @Nullable End end;

    /// A journal that was there is never made anew while the server runs: its disk is away, and comes back.
    private boolean known;

    /// Up to where the log was read: further than the last line, since most entries are of something else.
    private long next;

    /// What the last lines tell of the entry they are of, which may be less than it tells: a power cut came.
    private final Set<Obligation> told = new HashSet<>();

    /// Said until somebody has looked and started again.
    private Optional<String> untold = Optional.empty();

    private volatile Optional<String> trouble = Optional.empty();

    /// @param forget what other nodes did, whose keys this one may have in memory
    Shipping(JournalFile file, AuditLog audit, Consumer<List<Obligation>> forget, InstantSource clock) {
        this.file = file;
        this.audit = audit;
        this.forget = forget;
        this.clock = clock;
    }

    /// @return when to come again
    Duration step() {
        try {
            End from = end == null ? read() : end;
            List<Placed> placed = audit.placed(next, MOST);
            if (placed.isEmpty() && audit.lastPlace() + 1 < next) {
                return waits("The journal " + file.path() + " tells of later entries than the database has: an older"
                        + " database was put in its place. Stop the server and start it again.");
            }
            List<Obligation> owed = placed.stream()
                    .flatMap(one -> Told.by(one).stream())
                    .filter(one -> !told.contains(one))
                    .toList();
            owed.stream().filter(one -> one.deed() instanceof Deed.Untold).forEach(this::alarm);
            forget.accept(owed);
            end = file.append(from, owed);
            if (!placed.isEmpty()) {
                next = placed.getLast().position() + 1;
            }
            trouble = untold;
            return placed.size() == MOST ? Duration.ZERO : IDLE;
        } catch (JournalMoved put) {
            end = null;
            return IDLE;
        } catch (JournalRefused changed) {
            return waits("The journal " + file.path()
                    + " was changed or is another installation's: give back the file as it was, or stop the server, move"
                    + " it away and start again, and what the log still holds is written anew.");
        } catch (UncheckedIOException failed) {
            return waits("The journal " + file.path() + " cannot be written ("
                    + Objects.requireNonNull(failed.getCause()).getClass().getSimpleName()
                    + "): look whether its disk is there, and its rights.");
        } catch (Invalid open) {
            return waits("The journal " + file.path() + " cannot be written: "
                    + open.violations().getFirst().message());
        } catch (RuntimeException failed) {
            return waits("The journal " + file.path() + " is not written on ("
                    + failed.getClass().getSimpleName() + "): see whether the audit log is halted.");
        }
    }

    private End read() {
        if (!known && !file.exists()) {
            file.begin(clock.instant());
        }
        next = 0;
        told.clear();
        End read = file.read(owed -> {
            if (owed.isMark() || owed.position() != next) {
                told.clear();
            }
            next = owed.position();
            told.add(owed);
        });
        known = true;
        return read;
    }

    private void alarm(Obligation odd) {
        String why = "Entry " + odd.entry() + " of the audit log tells of something erased, held or shut out in a form"
                + " that Bailee does not write, so nothing of it would be done again after a restore: find out who"
                + " writes to the database.";
        LOG.error(why);
        untold = Optional.of(why);
    }

    private Duration waits(String why) {
        if (trouble.equals(untold)) {
            LOG.error("{} Erasures go on, and would be undone by a restore until this is mended.", why);
        }
        trouble = Optional.of(why);
        end = null;
        return TROUBLE;
    }

    JournalStatus status() {
        End known = end;
        return new JournalStatus(file.path(), known == null ? 0 : known.lines(), trouble);
    }
}
