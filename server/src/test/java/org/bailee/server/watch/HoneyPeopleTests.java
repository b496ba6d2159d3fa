package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.EntryQuery;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.testing.TestActor;
import org.bailee.server.types.Value;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Decoys are made up so that the vault takes them, stored as anybody is, and named in the log by their own ids
/// alone.
class HoneyPeopleTests {
    private static final String REGISTER = """
            controller: { name: Northwind Traders, contact: privacy@northwind.example, establishments: [DE] }
            collections:
              profile:
                fields:
                  name:  { type: person-name, required: true }
                  email: { type: email, required: true, unique: true, search: exact }
                  born:  { type: date-of-birth, required: true }
                  bank:  { type: iban, required: true }
                  tier:  { type: choice, choices: [gold, silver], required: true }
                  phone: { type: phone }
            activities:
              serve:
                says: We use this to serve you.
                basis: contract
                needs: [profile.*]
                roles: { support: { profile.*: plain } }
            retention:
              profile: { keep: P2Y, from: last-activity, then: erase }
            """;

    private final WatchRoom room = new WatchRoom();
    private final Actor officer = TestActor.in("support");
    private final DecoyDrafts drafts = new DecoyDrafts(new Random(7), room.clock);
    private final HoneyPeople honey = new HoneyPeople(
            room.honey,
            room.rooms.get(Vault.class),
            room.rooms.get(Access.class),
            room.rooms.get(Register.class),
            drafts,
            room.rooms.get(AuditLog.class),
            room.rooms.tx(),
            room.ids,
            room.clock);

    @BeforeEach
    void register() {
        room.rooms.get(Register.class).apply(officer, REGISTER.getBytes(StandardCharsets.UTF_8), 0);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aMadeUpPersonHasWhatTheRegisterWantsAndIsTaken() {
        for (int i = 0; i < 20; i++) {
            PersonDraft draft = honey.suggest(officer, "mail.example.org");
            assertThat(draft.records()).singleElement().satisfies(profile -> {
                assertThat(profile.fields()).containsOnlyKeys("name", "email", "born", "bank", "tier");
                assertThat(profile.fields().get("email"))
                        .isInstanceOfSatisfying(
                                Value.Text.class,
                                email -> assertThat(email.text()).endsWith("@mail.example.org"));
            });
            assertThat(honey.plant(serving(), draft).retiredAt()).isEmpty();
        }
        assertThat(room.honey.decoys().people()).hasSize(20);
    }

    @Test
    void theDomainOfItsMailIsOne() {
        assertThatThrownBy(() -> honey.suggest(officer, "no domain")).isInstanceOf(Invalid.class);
    }

    @Test
    void theLogTellsOfADecoyByItsOwnIdAlone() {
        HoneyPerson planted = honey.plant(serving(), honey.suggest(officer, "mail.example.org"));

        List<Entry> told = entries("honey-added");
        assertThat(told).singleElement().satisfies(entry -> {
            assertThat(entry.subject()).isEmpty();
            assertThat(entry.details()).containsEntry("honey", planted.id().toString());
            assertThat(entry.details().toString())
                    .doesNotContain(planted.subject().toString());
        });
        assertThat(room.honey.decoys().has(planted.subject())).isTrue();
    }

    @Test
    void somebodyWhoIsInTheVaultIsMarkedOnce() {
        HoneyPerson planted = honey.plant(serving(), honey.suggest(officer, "mail.example.org"));
        assertThatThrownBy(() -> honey.add(officer, Optional.empty(), planted.subject()))
                .isInstanceOfSatisfying(
                        Conflict.class, why -> assertThat(why.code()).isEqualTo("honey.known"));
        assertThatThrownBy(() -> honey.add(officer, Optional.empty(), WatchRoom.person(1)))
                .isInstanceOf(NotFound.class);
        assertThat(entries("honey-added")).hasSize(1);
    }

    @Test
    void whoDoesNotManageTheWatchPlantsNoneAndLeavesNobodyInTheVault() {
        Actor support = TestActor.in("support").with(Permission.SUBJECTS_WRITE);
        PersonDraft draft = honey.suggest(officer, "mail.example.org");
        assertThatThrownBy(() -> honey.plant(Intent.of(support, Optional.of("serve"), Optional.empty()), draft))
                .isInstanceOf(Denied.class);
        assertThat(room.honey.count()).isZero();
        assertThat(entries("subject-created")).isEmpty();
    }

    private Intent serving() {
        return Intent.of(officer, Optional.of("serve"), Optional.of("TICKET-1"));
    }

    private List<Entry> entries(String kind) {
        return room.rooms.get(AuditLog.class).find(EntryQuery.newest(1_000)).items().stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }
}
