package org.bailee.server.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.PersonDraft;
import org.bailee.server.vault.Vault;

/// Decoys among the customers, at whom nobody can have a reason to look. Which they are, this room alone knows; in the
/// vault they are people like all others.
public final class HoneyPeople {
    /// The watch holds all of them in memory.
    static final int MOST = 1_000;

    private final HoneyStore store;
    private final Vault vault;
    private final Access access;
    private final Register register;
    private final DecoyDrafts drafts;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final InstantSource clock;

    HoneyPeople(
            HoneyStore store,
            Vault vault,
            Access access,
            Register register,
            DecoyDrafts drafts,
            AuditLog audit,
            Tx tx,
            Ids ids,
            InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.access = access;
        this.register = register;
        this.drafts = drafts;
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.clock = clock;
    }

    /// Newest first, the retired ones too.
    ///
    /// @param by staff by [org.bailee.server.identity.Colleagues#fresh]
    /// @throws Denied without `watch.manage`
    public Page<HoneyPerson> list(Actor by, Optional<UUID> after, int limit) {
        permit(by, Optional.empty());
        Page<HoneyPerson> page = Page.of(store.page(after, limit + 1), limit, HoneyPerson::id);
        audit.appendDurably(
                by, WatchEvent.of("honey-listed").with("found", page.items().size()));
        return page;
    }

    /// A person who could be one: every required field of the register, with values its types accept. To be looked over
    /// and changed before it is stored; nothing is kept.
    ///
    /// @param mailDomain of addresses made up, which should be one's own: mail to it must reach no stranger
    public PersonDraft suggest(Actor by, String mailDomain) {
        permit(by, Optional.empty());
        return drafts.suggest(register.current().definition(), mailDomain);
    }

    /// Stores a person as any other is stored, and watches over it.
    ///
    /// @throws org.bailee.server.shared.Problem as [Vault#create] does
    public HoneyPerson plant(Intent intent, PersonDraft draft) {
        permit(intent.actor(), intent.reason());
        mustHaveRoom();
        SubjectId subject = vault.create(
                        access.write(intent, Permission.SUBJECTS_WRITE, List.of()), List.of(draft), Optional.empty())
                .getFirst()
                .orThrow()
                .subject();
        return mark(intent.actor(), intent.reason(), subject);
    }

    /// Watches over a person who is in the vault already: one that came with an import among thousands gives itself
    /// away
    /// least.
    ///
    /// @throws NotFound if there is no such person
    /// @throws Conflict if it is a decoy already
    public HoneyPerson add(Actor by, Optional<String> reason, SubjectId subject) {
        permit(by, reason);
        mustHaveRoom();
        if (!vault.holds(by, subject)) {
            throw NotFound.subject();
        }
        return mark(by, reason, subject);
    }

    private HoneyPerson mark(Actor by, Optional<String> reason, SubjectId subject) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        HoneyPerson person = new HoneyPerson(ids.next(), subject, by.id(), now, Optional.empty());
        return tx.write(() -> {
            if (!store.add(person)) {
                throw new Conflict(
                        "honey.known",
                        "This person is a decoy already.",
                        "List the decoys; a retired one stays retired.");
            }
            // By its own id: the log has readers who must not learn which customer it is.
            audit.append(by, WatchEvent.of("honey-added").because(reason).with("honey", person.id()));
            return person;
        });
    }

    /// Calls nobody any more when it is looked at. The person stays in the vault until it is erased as any other.
    ///
    /// @throws NotFound if there is none, or it is retired
    public HoneyPerson retire(Actor by, Optional<String> reason, UUID id) {
        permit(by, reason);
        return tx.write(() -> {
            if (!store.retire(id, by.id(), clock.instant())) {
                throw new NotFound("honey.unknown", "There is no decoy with this id in use.", "List the decoys again.");
            }
            audit.append(by, WatchEvent.of("honey-retired").because(reason).with("honey", id));
            return store.find(id).orElseThrow();
        });
    }

    private void permit(Actor by, Optional<String> reason) {
        access.permit(by, Permission.WATCH_MANAGE, reason, List.of());
    }

    private void mustHaveRoom() {
        if (store.count() >= MOST) {
            throw new Conflict("honey.too-many", MOST + " decoys are enough.", "Retire some first.", MOST);
        }
    }
}
