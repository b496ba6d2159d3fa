package org.bailee.server.journal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Placed;
import org.bailee.server.journal.JournalFile.End;
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
    private @Nullable End end;

    /// Up to where the log was read: further than the last line, since most entries are of something else.
    private long next;

    private volatile Optional<String> trouble = Optional.empty();

    /// @param forget what other nodes did, whose keys this one may have in memory
    Shipping(JournalFile file, AuditLog audit, Consumer<List<Obligation>> forget) {
        this.file = file;
        this.audit = audit;
        this.forget = forget;
    }

    /// @return when to come again
    Duration step() {
        try {
            End known = end;
            if (known == null) {
                known = file.read(_ -> {});
                next = known.position() + 1;
                end = known;
            }
            List<Placed> placed = audit.placed(next, MOST);
            List<Obligation> owed = placed.stream().flatMap(Told::by).toList();
            forget.accept(owed);
            if (!owed.isEmpty() || !file.exists()) {
                end = file.append(known, owed);
            }
            if (!placed.isEmpty()) {
                next = placed.getLast().position() + 1;
            }
            trouble = Optional.empty();
            return placed.size() == MOST ? Duration.ZERO : IDLE;
        } catch (JournalRefused changed) {
            return waits(
                    "The journal " + file.path() + " was changed or is another installation's: give back the file as"
                            + " it was, or move it away, and what the log still holds is written anew.");
        } catch (UncheckedIOException failed) {
            return waits("The journal " + file.path() + " cannot be written ("
                    + failed.getClass().getSimpleName() + "): look at its disk and its rights.");
        }
    }

    private Duration waits(String why) {
        if (trouble.isEmpty()) {
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
