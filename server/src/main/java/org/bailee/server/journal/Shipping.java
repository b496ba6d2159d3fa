package org.bailee.server.journal;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.Outcome;
import org.bailee.server.audit.Placed;
import org.bailee.server.journal.JournalFile.End;
import org.bailee.server.journal.Obligation.ErasedFields;
import org.bailee.server.journal.Obligation.ErasedRecord;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.RecordId;
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
    private @Nullable End end;

    /// Up to where the log was read: further than the last line, since most entries are of something else.
    private long next;

    private volatile Optional<String> trouble = Optional.empty();

    Shipping(JournalFile file, AuditLog audit) {
        this.file = file;
        this.audit = audit;
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
            List<Obligation> owed =
                    placed.stream().flatMap(Shipping::obligations).toList();
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

    private static Stream<Obligation> obligations(Placed placed) {
        Entry entry = placed.entry();
        if (entry.outcome() != Outcome.DONE || entry.subject().isEmpty()) {
            return Stream.empty();
        }
        return switch (entry.kind()) {
            case "subject-erased" -> Stream.of(of(placed, Optional.empty()));
            case "record-erased" -> records(entry.details()).map(record -> of(placed, Optional.of(record)));
            case "fields-erased" ->
                records(entry.details())
                        .map(record -> new ErasedRecord(
                                record.collection(), record.record(), Optional.of(fields(entry.details()))))
                        .map(record -> of(placed, Optional.of(record)));
            default -> Stream.empty();
        };
    }

    private static ErasedFields fields(Map<String, String> details) {
        Set<String> names = Stream.of(details.getOrDefault("fields", "").split(" "))
                .map(path -> FieldPath.parse(path).field())
                .collect(Collectors.toSet());
        return new ErasedFields(Long.parseLong(details.getOrDefault("version", "0")), new TreeSet<>(names));
    }

    private static Stream<ErasedRecord> records(Map<String, String> details) {
        String collection = details.getOrDefault("collection", "");
        return Stream.of(details.getOrDefault("records", "").split(" "))
                .filter(id -> !id.isEmpty() && !collection.isEmpty())
                .map(id -> new ErasedRecord(collection, RecordId.parse(id), Optional.empty()));
    }

    private static Obligation of(Placed placed, Optional<ErasedRecord> record) {
        Entry entry = placed.entry();
        return new Obligation(
                placed.position(), entry.id(), entry.at(), entry.subject().orElseThrow(), record);
    }
}
