package org.bailee.server.erasure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;

/// What the audit log tells of erasures.
final class Found {
    private static final String PART = "part";
    private static final int PER_PAGE = 500;

    private final AuditLog audit;

    Found(AuditLog audit) {
        this.audit = audit;
    }

    /// Newest first.
    Page<Entry> page(
            Optional<SubjectId> subject, Erasing what, Optional<Instant> since, Optional<EntryId> after, int limit) {
        return audit.find(new EntryQuery(
                subject,
                Optional.empty(),
                Optional.of(what.kind()),
                Optional.empty(),
                Optional.of(Outcome.DONE),
                since,
                Optional.empty(),
                after,
                limit));
    }

    /// All entries of one erasure of a part, oldest first.
    List<Entry> part(SubjectId subject, long number) {
        return Erasing.ofParts().stream()
                .flatMap(what -> Page.all((Optional<String> after) ->
                        page(Optional.of(subject), what, Optional.empty(), after.map(EntryId::parse), PER_PAGE)))
                .filter(entry -> numberOf(entry).filter(one -> one == number).isPresent())
                .sorted(Comparator.comparing(Entry::id, Comparator.comparing(EntryId::toString)))
                .toList();
    }

    static Erased erased(Entry entry) {
        Optional<ErasedPart> part =
                entry.kind().equals(Erasing.PEOPLE.kind()) ? Optional.empty() : Optional.of(ErasedPart.of(entry));
        return new Erased(
                entry.subject().orElseThrow(),
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.reason(),
                part,
                numberOf(entry));
    }

    private static Optional<Long> numberOf(Entry entry) {
        return Optional.ofNullable(entry.details().get(PART)).map(Long::parseLong);
    }
}
