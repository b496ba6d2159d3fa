package org.bailee.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.crypto.log.Tile;
import org.bailee.server.database.SqlTime;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// S19: whoever plants values of many megabytes fills no server's memory with them: whatever reads the log is asked
/// over a connection that gives no more than four megabytes at once.
class GiantRowsTests {
    private static final int GIANT = 16 << 20;

    private static final byte[] LONGEST = new byte[EntryBytes.MOST];
    private static final UUID ACTOR = UUID.randomUUID();

    /// Five, and the one that tells of the keys.
    private static final int SIZE = 6;

    private final TestLog log = new TestLog();
    private final Rounds rounds = log.rounds();
    private final JdbcTemplate db = log.database.db();
    private final JdbcTemplate tight = log.database.tight(4 << 20);
    private final PlaceStore places = new PlaceStore(tight);

    @AfterEach
    void close() {
        log.close();
    }

    @BeforeEach
    void fill() {
        log.append(5);
        rounds.place();
        for (String table : List.of("entry", "waiting", "tile", "head", "log_key")) {
            log.database.uncheck("audit." + table);
        }
        // An index keeps no value that long.
        db.execute("drop index audit.entry_by_actor");
    }

    @Test
    void s19AnEntryThatWaitsAndIsLongerThanAnyHaltsTheLogByItsName() {
        UUID id = UUID.randomUUID();
        giant(id, "something-happened", new byte[GIANT]);
        queue(id);
        assertThatThrownBy(rounds::place).isInstanceOfSatisfying(LogFault.class, fault -> {
            assertThat(fault.code()).isEqualTo("log.entry-malformed");
            assertThat(fault.says()).contains(id.toString()).contains(Integer.toString(GIANT));
        });
        assertThatThrownBy(() -> new Queue(places, new Owed(log.clock)).next(Rounds.MOST, SIZE))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void s19OneOfOurOwnMadeLongerHaltsTheLogByItsName() {
        log.append(1);
        UUID id = places.waiting(1).getFirst().entries().getFirst();
        db.update("update audit.entry set bytes = ? where entry_id = ?", new byte[GIANT], id);
        assertThatThrownBy(() -> new Queue(places, log.audit.owed()).next(Rounds.MOST, SIZE))
                .isInstanceOfSatisfying(LogFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("log.entry-changed");
                    assertThat(fault.says()).contains(id.toString());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "purpose", "outcome"})
    void s19AColumnLongerThanAnyHaltsTheLog(String column) {
        log.append(1);
        UUID id = places.waiting(1).getFirst().entries().getFirst();
        db.update("update audit.entry set " + column + " = repeat('x', ?) where entry_id = ?", GIANT, id);
        assertThatThrownBy(() -> new Queue(places, new Owed(log.clock)).next(Rounds.MOST, SIZE))
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.columns-differ"));
    }

    /// Each no longer than it may be, and together more than a server has room for.
    @Test
    void s19OfManyLongEntriesNoMoreAreTakenThanThoseOfOneRow() {
        Map<UUID, Integer> planted = new HashMap<>();
        for (int row = 0; row < 4; row++) {
            UUID[] ids = new UUID[200];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = UUID.randomUUID();
                planted.put(ids[i], EntryBytes.MOST);
            }
            db.update(
                    "insert into audit.entry (entry_id, at, kind, actor_id, outcome, bytes)"
                            + " select id, current_timestamp, 'x', gen_random_uuid(), 'done',"
                            + " convert_to(repeat('x', ?), 'UTF8') from unnest(?::uuid[]) as ids (id)",
                    EntryBytes.MOST,
                    ids);
            queue(ids);
        }
        assertThat(places.lengths(planted.keySet())).isEqualTo(planted);
        // What is read once or twice comes as hexadecimal digits, two a byte.
        JdbcTemplate room = log.database.tight(60 << 20);
        assertThatThrownBy(() -> new Queue(new PlaceStore(room), new Owed(log.clock)).next(Rounds.MOST, SIZE))
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.entry-malformed"));
    }

    /// A character has up to four bytes, and a row of what waits has hundreds of entries.
    @Test
    void s19ManyLongPurposesBesideShortBytesHaltTheLog() {
        UUID[] ids = planted(UUID.randomUUID(), 500);
        queue(ids);
        assertThatThrownBy(() -> new Queue(places, new Owed(log.clock)).next(Rounds.MOST, SIZE))
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.entry-malformed"));
    }

    @Test
    void s19ManyLongPurposesAreFoundByNobody() {
        UUID subject = UUID.randomUUID();
        planted(subject, 999);
        AuditLog audit = audit(tight);
        assertThatThrownBy(() -> audit.find(EntryQuery.about(new SubjectId(subject), 1000)))
                .isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> audit.done(List.of(new SubjectId(subject)), Set.of("subject-opened")))
                .isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> seen(audit)).isInstanceOf(LogFault.class);
    }

    /// Each no longer than it may be, and twice as long in hexadecimal digits.
    @Test
    void s19OfManyLongEntriesOnlySomeAreReadAtOnceToTellWhatWasSeen() {
        UUID subject = UUID.randomUUID();
        planted(subject, 999);
        db.update("update audit.entry set purpose = null, bytes = ? where subject_id = ?", LONGEST, subject);
        AuditLog audit = audit(log.database.tight(40 << 20));
        assertThatThrownBy(() -> seen(audit)).isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> audit.done(List.of(new SubjectId(subject)), Set.of("subject-opened")))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void s19AnEntryWithAPlaceIsLeftOutAndToldOf() {
        UUID id = places.read(3, 4).getFirst().entryId();
        db.update("update audit.entry set bytes = ? where entry_id = ?", new byte[GIANT], id);
        assertThat(places.read(3, 4).getFirst().bytes()).isEmpty();
        PlacedReader reader = new PlacedReader(tight, new Newest());
        assertThat(reader.read(0, 100)).extracting(Placed::position).containsExactly(0L, 1L, 2L, 4L, 5L);
        assertThat(reader.trouble()).hasValueSatisfying(says -> assertThat(says).contains("position 3"));
        assertThatThrownBy(() -> log.door().tile(log.actor, Tile.parse("tile/entries/000.p/6")))
                .isInstanceOfSatisfying(
                        Unavailable.class, gone -> assertThat(gone.code()).isEqualTo("log.entries-missing"));
        log.check.step();
        assertThat(log.alarms.others()).anySatisfy(alarm -> assertThat(alarm).contains("are not what was hashed"));
    }

    @Test
    void s19AnEntryThatIsFoundByItsColumnsIsRefused() {
        UUID id = UUID.randomUUID();
        giant(id, "something-happened", new byte[GIANT]);
        AuditLog audit = audit(tight);
        assertThatThrownBy(() -> audit.find(EntryQuery.ofKind("something-happened", 1)))
                .isInstanceOf(LogFault.class);
    }

    @Test
    void s19ATileLongerThanAnyIsNone() {
        db.update("update audit.tile set hashes = hashes || ?", new byte[GIANT]);
        assertThat(new TileStore(tight).read(0, 0)).isEmpty();
        assertThatThrownBy(() -> log.rounds().place())
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.hashes-differ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin = repeat('x', ?)", "root = decode(repeat('00', ?), 'hex')"})
    void s19AHeadLongerThanAnyIsNotSigned(String what) {
        db.update("update audit.head set " + what, GIANT);
        Head head = new HeadStore(tight).read().orElseThrow();
        assertThat(new Signatures(new SigningKeyStore(tight)).isSigned(head)).isFalse();
        assertThatThrownBy(() -> log.rounds().place())
                .isInstanceOfSatisfying(
                        LogFault.class, fault -> assertThat(fault.code()).isEqualTo("log.head-false"));
        assertThat(log.door().status().size()).isEqualTo(SIZE);
    }

    @Test
    void s19ACheckpointLongerThanAnyIsNotSigned() {
        db.update("update audit.head set checkpoint = checkpoint || ?", new byte[GIANT]);
        Head head = new HeadStore(tight).read().orElseThrow();
        assertThat(new Signatures(new SigningKeyStore(tight)).isSigned(head)).isFalse();
        assertThat(head.checkpoint()).hasSizeLessThan(5_000);
    }

    @Test
    void s19AKeyLongerThanAnySignsNothing() {
        db.update("update audit.log_key set vkey = vkey || repeat('x', ?)", GIANT);
        Head head = new HeadStore(tight).read().orElseThrow();
        assertThat(new Signatures(new SigningKeyStore(tight)).isSigned(head)).isFalse();
    }

    /// A hundred thousand keys that sign nothing yet, and the log's own.
    @Test
    void s19ManyKeysKeepNoHeadFromBeingSigned() {
        db.update("insert into audit.log_key (number, vkey)"
                + " select number, repeat('x', 200) from generate_series(2, 100000) as number");
        SigningKeyStore keys = new SigningKeyStore(tight);
        assertThat(new Signatures(keys).isSigned(new HeadStore(tight).read().orElseThrow()))
                .isTrue();
        assertThat(keys.all()).hasSize(10_000);
        log.append(1);
        assertThat(rounds.place()).isEqualTo(1);
    }

    @Test
    void s19OfCosignaturesOnlyThoseOfItsWitnessesAreRead() {
        db.update(
                "insert into audit.cosignature (witness, size, root, line, signed_at)"
                        + " select 'w' || n, size, root, repeat('x', ?), current_timestamp"
                        + " from audit.head, generate_series(1, 10) as n",
                GIANT);
        Head head = log.stores.heads().read().orElseThrow();
        CosignatureStore signatures = new CosignatureStore(tight);
        assertThat(signatures.of(List.of("w3"), head.size(), head.root())).isEmpty();
        assertThat(signatures.newest("w3"))
                .hasValueSatisfying(one -> assertThat(one.size()).isEqualTo(SIZE));
        assertThat(signatures.newest("w11")).isEqualTo(Optional.empty());
    }

    @Test
    void s19TheTablesThemselvesRefuseSuchValues() {
        try (TestLog other = new TestLog()) {
            other.append(1);
            other.rounds().place();
            for (String change : List.of(
                    "audit.entry set bytes = ",
                    "audit.tile set hashes = ",
                    "audit.head set checkpoint = ",
                    "audit.head set root = ")) {
                assertThatThrownBy(() -> other.database.db().update("update " + change + "?", new byte[65_528]))
                        .as(change)
                        .isInstanceOfSatisfying(
                                Unavailable.class, why -> assertThat(why.code()).isEqualTo("database.unfit"));
            }
        }
    }

    private AuditLog audit(JdbcTemplate over) {
        return new AuditLog(
                new AuditStore(over), new SightingStore(over), new Ids(log.clock, new SecureRandom()), log.clock);
    }

    private Page<Sighting> seen(AuditLog audit) {
        Instant from = log.clock.instant();
        return audit.seen(
                log.actor,
                Optional.empty(),
                new SightingQuery(new ActorId(ACTOR), from, from.plusSeconds(60), Optional.empty(), 10));
    }

    /// Entries of one byte about somebody, whose purposes are far longer than any.
    private UUID[] planted(UUID subject, int many) {
        Instant at = log.clock.instant();
        Ids ids = new Ids(log.clock, new SecureRandom());
        UUID[] planted = Stream.generate(() -> ids.next(at)).limit(many).toArray(UUID[]::new);
        db.update(
                "insert into audit.entry (entry_id, at, kind, actor_id, subject_id, purpose, outcome, bytes)"
                        + " select id, ?, 'subject-opened', ?, ?, repeat(U&'\\+01F511', ?), 'done', '\\x00'"
                        + " from unnest(?::uuid[]) as ids (id)",
                SqlTime.utc(at),
                ACTOR,
                subject,
                EntryBytes.MOST / 8,
                planted);
        return planted;
    }

    private void giant(UUID id, String kind, byte[] bytes) {
        db.update(
                "insert into audit.entry (entry_id, at, kind, actor_id, outcome, bytes)"
                        + " values (?, current_timestamp, ?, gen_random_uuid(), 'done', ?)",
                id,
                kind,
                bytes);
    }

    private void queue(UUID... ids) {
        ByteBuffer bytes = ByteBuffer.allocate(16 * ids.length);
        for (UUID id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        db.update("insert into audit.waiting (entries) values (?)", bytes.array());
    }
}
