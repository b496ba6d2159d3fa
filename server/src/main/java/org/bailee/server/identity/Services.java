package org.bailee.server.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.database.Tx;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Ids;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;

/// Service accounts: made, known again by their key, and revoked.
public final class Services {
    private final ServiceStore store;
    private final Revocation revocation;
    private final Accounts accounts;
    private final RefusedKeys refusedKeys;
    private final AuditLog audit;
    private final Tx tx;
    private final Ids ids;
    private final SecureRandom random;
    private final InstantSource clock;

    Services(
            ServiceStore store,
            Accounts accounts,
            AuditLog audit,
            Tx tx,
            Ids ids,
            SecureRandom random,
            InstantSource clock) {
        this.store = store;
        this.revocation = new Revocation(store, accounts, audit, clock);
        this.accounts = accounts;
        this.refusedKeys = new RefusedKeys(audit, clock);
        this.audit = audit;
        this.tx = tx;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// Makes an account no wider than its maker.
    ///
    /// @throws Denied if it would be wider
    public IssuedKey create(Actor maker, NewService wanted) {
        return recordingRefusals(maker, () -> {
            maker.must(Permission.KEYS_MANAGE);
            Scope.mustBeSound(wanted);
            Scope.mustFitInto(maker, wanted, clock.instant());
            return issue(maker, wanted, _ -> {});
        });
    }

    /// The account a key belongs to; empty if the key is malformed, unknown, expired or revoked, or its row is not
    /// as Bailee wrote it.
    ///
    /// @param source where it was shown
    public Optional<ServiceAccount> authenticate(String presented, Source source) {
        Optional<ApiKey> key = ApiKey.parse(presented);
        if (key.isEmpty()) {
            refusedKeys.ofStranger(source, KeyRefused.Why.MALFORMED);
            return Optional.empty();
        }
        Optional<ServiceStore.Row> known = accounts.withKey(key.get().digest());
        if (known.isEmpty()) {
            refusedKeys.ofStranger(source, KeyRefused.Why.UNKNOWN);
            return Optional.empty();
        }
        ServiceAccount account = known.get().account();
        if (!known.get().isSound()) {
            refusedKeys.ofAccount(account, KeyRefused.Why.CHANGED);
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (account.revokedAt().isPresent()) {
            refusedKeys.ofAccount(account, KeyRefused.Why.REVOKED);
            return Optional.empty();
        }
        if (!now.isBefore(account.expiresAt())) {
            refusedKeys.ofAccount(account, KeyRefused.Why.EXPIRED);
            return Optional.empty();
        }
        noteUse(account, LocalDate.ofInstant(now, ZoneOffset.UTC));
        return Optional.of(account);
    }

    /// Newest first, the revoked ones too.
    public Page<ServiceAccount> list(Actor actor, Optional<String> after, int limit) {
        return recordingRefusals(actor, () -> {
            actor.must(Permission.KEYS_MANAGE);
            List<ServiceAccount> found = store.page(after.map(ActorId::parse), limit + 1);
            return Page.of(found, limit, ServiceAccount::id);
        });
    }

    /// Makes the account's key worthless, and every key it made, and those they made: here at once, on every other node
    /// within a second. Twice is as good as once.
    ///
    /// @return how many keys were alive until now
    public int revoke(Actor actor, ActorId account) {
        return revoke(actor, account, Revocation.Reach.ALL_IT_MADE);
    }

    /// Makes the account's key worthless and leaves alive those it made: for a key whose holder left, and not for one
    /// that may be in the wrong hands.
    ///
    /// @return how many keys were alive until now
    public int revokeAlone(Actor actor, ActorId account) {
        return revoke(actor, account, Revocation.Reach.ITSELF);
    }

    private int revoke(Actor actor, ActorId account, Revocation.Reach reach) {
        return recordingRefusals(actor, () -> {
            actor.must(Permission.KEYS_MANAGE);
            return tx.write(() -> {
                ServiceAccount known = store.find(account)
                        .orElseThrow(() -> new NotFound(
                                "key.unknown", "There is no key with this id.", "List the keys with GET /v1/keys."));
                Scope.mustNotBeWider(actor, known);
                return revocation.of(actor, account, reach);
            });
        });
    }

    /// Whether somebody can still hand out keys.
    boolean hasAdministrator() {
        Instant now = clock.instant();
        return store.all().stream()
                .filter(ServiceStore.Row::isSound)
                .map(ServiceStore.Row::account)
                .anyMatch(account -> Scope.isAdministrator(account)
                        && account.purposes().isEmpty()
                        && account.revokedAt().isEmpty()
                        && now.isBefore(account.expiresAt()));
    }

    /// Makes an account without asking whether its maker could.
    ///
    /// @param keep puts the key where its owner finds it; if it fails there is no account either
    IssuedKey issue(Actor maker, NewService wanted, Consumer<IssuedKey> keep) {
        ApiKey key = ApiKey.random(random);
        Instant now = clock.instant();
        ServiceAccount account = new ServiceAccount(
                new ActorId(ids.next()),
                wanted.name(),
                key.prefix(),
                wanted.permissions(),
                wanted.roles(),
                wanted.purposes(),
                wanted.limit().orElse(PeopleLimit.USUAL.orLess(Scope.limit(maker))),
                maker.id(),
                now,
                now.plus(wanted.lasts().orElse(Scope.USUAL)),
                Optional.empty(),
                Optional.empty());
        return tx.write(() -> {
            revocation.mustNotHaveHit(maker);
            store.insert(key.digest(), account);
            audit.append(maker, new AccountCreated(account));
            // So that the key works at once; other nodes know it within a second.
            Tx.afterCommit(accounts::forget);
            IssuedKey issued = new IssuedKey(account, key.text());
            keep.accept(issued);
            return issued;
        });
    }

    private void noteUse(ServiceAccount account, LocalDate today) {
        if (!account.lastUsedOn().equals(Optional.of(today)) && accounts.isFirstUse(account.id(), today)) {
            store.used(account.id(), today);
        }
    }

    /// Does the work; a refusal is on disk before it is told.
    <T> T recordingRefusals(Actor actor, Supplier<T> work) {
        try {
            return work.get();
        } catch (Denied why) {
            audit.appendDurably(actor, new AccountRefused(why.code()));
            throw why;
        } catch (NotFound why) {
            // Whoever tries out ids is after somebody's key.
            audit.appendDurably(actor, new AccountRefused(why.code()));
            throw why;
        }
    }
}
