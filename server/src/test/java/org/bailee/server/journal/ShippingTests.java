package org.bailee.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.testing.TestActor;
import org.bailee.server.testing.TestRooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S10: no erasure is missing from a copy because its disk was away.
@Tag("S10")
class ShippingTests {
    private final TestRooms rooms = new TestRooms();
    private final AuditLog audit = rooms.get(AuditLog.class);

    @TempDir
    Path folder;

    private Path path;
    private Shipping shipping;

    @BeforeEach
    void begin() {
        path = folder.resolve("erasures");
        shipping = shipping();
        shipping.step();
    }

    @AfterEach
    void closeRooms() {
        rooms.close();
    }

    @Test
    void saysThatItsDiskIsAwayAndThenWritesWhatItMissed() throws IOException, InterruptedException {
        erase();
        shipping.step();
        Path away = Files.move(path, folder.resolve("away"));
        erase();
        shipping.step();
        shipping.step();
        assertThat(path).doesNotExist();
        assertThat(shipping.status().trouble()).isPresent();
        Files.move(away, path);
        shipping.step();
        assertThat(shipping.status().trouble()).isEmpty();
        assertThat(shipping.status().lines()).isEqualTo(2);
    }

    @Test
    void writesWhatAnOlderCopyLacksThatWasPutInItsPlace() throws IOException, InterruptedException {
        erase();
        shipping.step();
        byte[] older = Files.readAllBytes(path);
        erase();
        shipping.step();
        byte[] newer = Files.readAllBytes(path);
        Files.write(path, older);
        shipping.step();
        shipping.step();
        assertThat(Files.readAllBytes(path)).isEqualTo(newer);
    }

    @Test
    void saysThatTheDatabaseIsOlderThanItself() throws InterruptedException {
        rooms.db().execute("create table older_head as select * from audit.head");
        erase();
        shipping.step();
        rooms.db().update("delete from audit.head");
        rooms.db().update("insert into audit.head select * from older_head");
        shipping.step();
        assertThat(shipping.status().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains("older"));
    }

    @Test
    void tellsOfRevokedKeysAndOfNothingElseAboutThem() throws IOException, InterruptedException {
        UUID key = UUID.randomUUID();
        append(new OfKey("key-made", key));
        append(new OfKey("key-revoked", key));
        shipping.step();
        assertThat(shipping.status().lines()).isEqualTo(1);
        assertThat(Files.readAllLines(path).getLast()).contains(" " + key + " revoked ");
        assertThat(Journal.newest(audit)).isPresent();
    }

    /// Whoever may write to the database puts entries into the log that tell of deeds as Bailee never does.
    @Test
    @Tag("S12")
    void staysReadableAndGoesOnWhateverEntriesSomebodyPutsIntoTheLog() throws IOException, InterruptedException {
        String staff = UUID.randomUUID().toString();
        List<Map<String, String>> planted = List.of(
                Map.of("staff", staff, "stands", "in"),
                Map.of("staff", staff, "version", "0"),
                Map.of("staff", staff, "version", "2", "roles", "Support"),
                Map.of("staff", staff, "version", "2", "roles", "support;support"),
                Map.of("staff", "nobody", "version", "2"),
                Map.of("staff", new UUID(0, 0).toString(), "version", "2"));
        for (Map<String, String> details : planted) {
            append(new Planted("roles-changed", details));
        }
        append(new Planted("subject-erased", Map.of()));
        int untold = planted.size() + 1;
        assertThat(Journal.newest(audit)).isPresent();
        EntryId newest = Journal.newest(audit).orElseThrow();
        erase();
        shipping.step();
        assertThat(shipping.status().lines()).isEqualTo(untold + 1);
        assertThat(shipping.status().trouble())
                .hasValueSatisfying(why -> assertThat(why).contains(newest.toString()));
        assertThat(Files.readAllLines(path))
                .filteredOn(line -> line.contains(" untold "))
                .hasSize(untold)
                .last()
                .asString()
                .contains(newest.toString());

        Shipping again = shipping();
        erase();
        again.step();
        assertThat(again.status().lines()).isEqualTo(untold + 2);
        assertThat(again.status().trouble()).isEmpty();
    }

    private Shipping shipping() {
        return new Shipping(
                new JournalFile(folder, false, rooms.get(StaffSecrets.class)), audit, _ -> {}, rooms.clock());
    }

    private void erase() throws InterruptedException {
        append(new Erased(new SubjectId(UUID.randomUUID())));
    }

    private void append(AuditEvent event) throws InterruptedException {
        long before = audit.lastPlace();
        audit.appendDurably(TestActor.in("support"), event);
        for (int tries = 0; tries < 200 && audit.lastPlace() == before; tries++) {
            Thread.sleep(20);
        }
        assertThat(audit.lastPlace()).isGreaterThan(before);
    }

    private record Planted(String kind, Map<String, String> details) implements AuditEvent {}

    private record OfKey(String kind, UUID key) implements AuditEvent {
        @Override
        public Map<String, String> details() {
            return Map.of("key", key.toString());
        }
    }

    private record Erased(SubjectId who) implements AuditEvent {
        @Override
        public String kind() {
            return "subject-erased";
        }

        @Override
        public Optional<SubjectId> subject() {
            return Optional.of(who);
        }

        @Override
        public Map<String, String> details() {
            return Map.of();
        }
    }
}
