package org.bailee.server.audit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.database.Batcher;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The log of every change, reveal and refusal, and of who looked into it.
///
/// A change is logged by [#append] in the transaction that makes it: both are kept or neither. A reveal is
/// logged by [#appendDurably] before any plaintext is returned. If an entry cannot be written the caller gets
/// the exception, and so the data does not leave.
public final class AuditLog {
    private static final int MOST_PER_COMMIT = 512;

    /// One at a time: entries that come during a commit go together with the next, which costs the disk far
    /// less.
    private static final int LANES = 1;

    private final AuditStore store;
    private final SightingStore sightings;
    private final PlacedReader reader;
    private final Ids ids;
    private final InstantSource clock;
    private final Looks looks;
    private final Bell bell = new Bell();
    private final Owed owed;
    private final Newest newest = new Newest();
    private final Batcher<List<Written>, Integer> durably;

    AuditLog(AuditStore store, SightingStore sightings, Ids ids, InstantSource clock) {
        this.store = store;
        this.sightings = sightings;
        this.reader = store.placed(newest);
        this.ids = ids;
        this.clock = clock;
        this.looks = new Looks(clock);
        this.owed = new Owed(clock);
        this.durably = new Batcher<>("audit", MOST_PER_COMMIT, LANES, this::insertDurably);
    }

    /// One statement is a transaction of its own, and spares the round trip of a commit.
    private List<Integer> insertDurably(List<List<Written>> batch) {
        List<Written> entries = batch.stream().flatMap(List::stream).toList();
        store.insert(entries);
        written(entries);
        return batch.stream().map(List::size).toList();
    }

    /// They are on disk.
    private void written(List<Written> entries) {
        owed.add(entries);
        bell.ring();
    }

    /// Rung whenever entries are on disk that have no place yet.
    Bell bell() {
        return bell;
    }

    /// What this process has written and not seen placed.
    Owed owed() {
        return owed;
    }

    /// Takes in what this process has given places, once that is on disk.
    void placedHere(List<Placed> placed) {
        owed.settled(placed.stream().map(one -> one.entry().id().value()).toList());
        newest.add(placed);
    }

    /// Logs within the caller's transaction.
    ///
    /// @throws IllegalStateException if there is no transaction: an entry must not outlive a change that was
    /// undone
    public EntryId append(Actor actor, AuditEvent event) {
        return appendAll(List.of(new Authored(actor, event))).getFirst();
    }

    /// Logs many events within the caller's transaction, as one statement.
    public List<EntryId> appendAll(List<Authored> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An audit entry of a change belongs into the transaction of that change.");
        }
        List<Written> entries = entries(events);
        store.insert(entries);
        Tx.afterCommit(() -> written(entries));
        return ids(entries);
    }

    /// Logs in a transaction of its own, shared with concurrent callers; returns when the entry is on disk.
    public EntryId appendDurably(Actor actor, AuditEvent event) {
        return appendAllDurably(List.of(new Authored(actor, event))).getFirst();
    }

    public List<EntryId> appendAllDurably(List<Authored> events) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // Waiting for another connection's commit while holding one's own can starve the pool.
            throw new IllegalStateException("A durable append must not be made while a transaction is open.");
        }
        // Spelt by the caller: what cannot be an entry fails alone, and the one lane has only the disk to wait for.
        List<Written> entries = entries(events);
        durably.submit(entries);
        return ids(entries);
    }

    /// Refuses who lacks a permission, and has written that down before they are told.
    ///
    /// @throws Denied if the actor lacks it
    public void permit(Actor actor, Permission permission) {
        try {
            actor.must(permission);
        } catch (Denied why) {
            appendDurably(actor, new PermissionRefused(permission));
            throw why;
        }
    }

    /// Shows entries to somebody, and has written down who looked before they are returned.
    public Page<Entry> read(Actor actor, Optional<String> reason, EntryQuery query) {
        Page<Entry> found = store.find(query);
        looks.due(actor.id(), query).ifPresent(before -> {
            appendDurably(actor, new LogRead(query, reason, found.items().size(), before));
            looks.written(actor.id(), query, before);
        });
        return found;
    }

    /// Answers what one credential saw of whom, and has written down who asked before it is returned.
    ///
    /// @return the fields seen of at most so many people; people in the order of their ids, fields in that of
    /// names
    public Page<Sighting> seen(Actor actor, Optional<String> reason, SightingQuery query) {
        Page<Sighting> found = sightings.find(query);
        appendDurably(actor, new SeenRead(query, reason, found.items().size()));
        return found;
    }

    /// Finds entries for Bailee itself; nobody is told to have looked.
    public Page<Entry> find(EntryQuery query) {
        return store.find(query);
    }

    /// The entries that have a place, in the log's order, from a position on. Bailee's own reading: nobody is
    /// told to have looked. No further than the head was signed; positions whose entries are pruned, or are not
    /// what was hashed, are skipped.
    public List<Placed> placed(long from, int limit) {
        return reader.read(from, limit);
    }

    /// The position of the newest entry that has one; -1 before the first.
    public long lastPlace() {
        return reader.size() - 1;
    }

    /// What whoever read on through the log found changed.
    Optional<String> spoilt() {
        return reader.trouble();
    }

    /// The entry that has this position; empty if none has yet, or it is pruned.
    public Optional<EntryId> entryAt(long position) {
        return store.entryAt(position);
    }

    /// The position of an entry; empty if it has none yet, or is pruned.
    public Optional<Long> positionOf(EntryId entry) {
        return store.positionOf(entry);
    }

    /// The last of these kinds that has a place, was done, and is about a person. Reads the log backwards up to
    /// it.
    public Optional<EntryId> newestPlaced(Set<String> kinds) {
        return store.newestPlaced(kinds);
    }

    /// One entry; that it was looked at is written down before it is returned.
    public Optional<Entry> read(Actor actor, EntryId id) {
        Optional<Entry> found = store.find(id);
        found.ifPresent(entry -> appendDurably(actor, new EntryRead(entry)));
        return found;
    }

    /// How often each account was shown people's data, hour by hour.
    ///
    /// @param from the beginning of the first hour
    public List<HourOfReads> reads(Instant from, Instant to) {
        return store.reads(from, to);
    }

    /// Finds what befell one member of staff's account, newest first, to tell them of it. What is told to the
    /// person themselves is no look into others' doings, so nobody is noted to have looked.
    ///
    /// @param kinds at least one
    public Page<Entry> about(ActorId person, Set<String> kinds, Instant from, Optional<EntryId> after, int limit) {
        return store.about(person, kinds, from, after, limit);
    }

    /// What was done to people's data, oldest first, for Bailee itself: from it follows how long the data is
    /// kept.
    ///
    /// @param kinds at least one
    public List<Entry> done(Collection<SubjectId> people, Set<String> kinds) {
        return store.done(people, kinds);
    }

    /// When the oldest entry was written that is still kept; empty before the first.
    public Optional<Instant> oldest() {
        return store.oldest();
    }

    private static List<EntryId> ids(List<Written> entries) {
        return entries.stream().map(written -> written.entry().id()).toList();
    }

    private List<Written> entries(List<Authored> events) {
        List<Written> entries = new ArrayList<>(events.size());
        for (Authored authored : events) {
            AuditEvent event = authored.event();
            // One look at the clock, so that a window of time is also one of ids.
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            entries.add(Written.of(new Entry(
                    new EntryId(ids.next(at)),
                    at,
                    event.kind(),
                    authored.actor().id(),
                    event.subject(),
                    event.about(),
                    event.purpose(),
                    event.reason(),
                    event.outcome(),
                    event.details())));
        }
        return entries;
    }
}
