package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.server.audit.Entry;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;

/// Tells people what happened to their account: suspicious tries and every change of what they sign in with (ASVS
/// 6.3.5 and 6.3.7). The log is its only source, so that nobody is told anything the log does not have.
public final class Notices {
    /// What is older is in the list still, but no news.
    static final Duration NEWS = Duration.ofDays(90);
    /// How long a change stays that whoever marks it may have made to come in by.
    static final Duration STAYS = Duration.ofDays(30);
    /// More than strangers can cause in that time, who are let try 100 passwords and 100 second factors in 30 days:
    /// they cannot push out of sight what they did before.
    static final int MOST_NEWS = 1000;

    /// A page's filter may leave most of the log's entries out: so many pages of the log are looked through for one.
    private static final int MOST_LOOKS = 20;

    private final NoticeStore store;
    private final Names names;
    private final Means means;

    Notices(NoticeStore store, Names names, Means means) {
        this.store = store;
        this.names = names;
        this.means = means;
    }

    /// What the person has not marked as read, newest first; nothing of what was done in this very session, which the
    /// next is told of. Wrong passwords only where there are many: anybody who knows a name can type some.
    public List<Notice> news(Session own) {
        List<Notice> news = unread(own, recent(own.mustBeComplete().staff().id()));
        boolean few = news.stream()
                        .filter(notice -> notice.kind() == NoticeKind.WRONG_PASSWORD)
                        .count()
                < NoticeKind.MANY;
        return news.stream()
                .filter(notice -> !few || notice.kind() != NoticeKind.WRONG_PASSWORD)
                .toList();
    }

    /// Marks the news up to one of them as read. Each by itself and not by a date, so that who has stolen a session
    /// cannot mark what was done in it: that is told in the person's next session all the same. Nor can they add a
    /// factor, come in by it and mark it there: a change of factors stays for a time against a session that has
    /// shown one no older than the change.
    public void read(Session own, EntryId through) {
        ActorId person = own.mustBeComplete().staff().id();
        List<Entry> recent = recent(person);
        Optional<EntryId> youngest = youngestFactor(own, recent);
        Instant stays = means.now().minus(STAYS);
        List<EntryId> read = unread(own, recent).stream()
                .filter(notice -> !notice.kind().isOfFactors()
                        || notice.at().isBefore(stays)
                        || youngest.filter(made -> notice.id().compareTo(made) <= 0)
                                .isEmpty())
                .map(Notice::id)
                .filter(id -> id.compareTo(through) <= 0)
                .toList();
        means.tx().write(() -> {
            store.sweep(person, means.now().minus(NEWS));
            store.read(person, read, means.now());
            return read.size();
        });
    }

    /// Everything the log has, newest first.
    ///
    /// @param kind what alone is wanted
    /// @param limit how many at most; fewer do not mean that there are no more, which the page tells
    public Page<Notice> list(Session own, Optional<NoticeKind> kind, Optional<EntryId> after, int limit) {
        ActorId person = own.mustBeComplete().staff().id();
        Set<String> events = kind.map(NoticeKind::event).map(Set::of).orElseGet(NoticeKind::events);
        List<Notice> found = new ArrayList<>();
        Optional<EntryId> place = after;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            Page<Entry> page = means.audit().about(person, events, Instant.EPOCH, place, limit - found.size());
            notices(person, page.items())
                    .filter(notice -> kind.isEmpty() || kind.get() == notice.kind())
                    .forEach(found::add);
            place = page.next().map(EntryId::parse);
            if (place.isEmpty() || found.size() == limit) {
                break;
            }
        }
        return new Page<>(found, place.map(EntryId::toString));
    }

    private List<Entry> recent(ActorId person) {
        return means.audit()
                .about(person, NoticeKind.events(), means.now().minus(NEWS), Optional.empty(), MOST_NEWS)
                .items();
    }

    /// The last entry that made a factor of a kind this session has shown since.
    private static Optional<EntryId> youngestFactor(Session own, List<Entry> recent) {
        return recent.stream()
                .filter(entry -> NoticeKind.of(entry)
                        .flatMap(NoticeKind::makes)
                        .flatMap(made -> Optional.ofNullable(own.factors().get(made)))
                        .filter(shown -> !shown.isBefore(entry.at().truncatedTo(ChronoUnit.MILLIS)))
                        .isPresent())
                .map(Entry::id)
                .max(Comparator.naturalOrder());
    }

    private List<Notice> unread(Session own, List<Entry> recent) {
        ActorId person = own.staff().id();
        Set<EntryId> read = store.read(person);
        List<Entry> unread = recent.stream()
                .filter(entry -> !read.contains(entry.id()))
                .filter(entry -> !own.id().toString().equals(entry.details().get("session")))
                .toList();
        return notices(person, unread).toList();
    }

    private Stream<Notice> notices(ActorId person, List<Entry> entries) {
        Map<ActorId, String> known = names.ofActors(entries);
        return entries.stream().flatMap(entry -> notice(person, entry, known).stream());
    }

    private static Optional<Notice> notice(ActorId person, Entry entry, Map<ActorId, String> names) {
        return NoticeKind.of(entry)
                .map(kind -> new Notice(
                        entry.id(),
                        entry.at(),
                        kind,
                        Optional.of(entry.actor())
                                .filter(actor -> !actor.equals(person) && !actor.equals(new UnknownCaller().id()))
                                .map(actor -> names.getOrDefault(actor, actor.toString())),
                        Long.parseLong(entry.details().getOrDefault("refusals", "0"))));
    }
}
