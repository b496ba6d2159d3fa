package org.bailee.server.vault;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.ByteKey;
import org.bailee.server.database.Tx;
import org.bailee.server.register.Collection;
import org.bailee.server.register.Register;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;

/// Makes and revokes tokens. Only digests are stored, so who copies the table holds no token.
final class TokenMaking implements AutoCloseable {
    private final Access access;
    private final TokenViews views;
    private final Register register;
    private final VaultStore stores;
    private final TokenRecords records;
    private final Sealer sealer;
    private final Retries retries;
    private final AuditLog audit;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Tx tx;
    private final Intake<MadeToken, ToldToken> intake;

    TokenMaking(Access access, Register register, Parts parts) {
        this.access = access;
        this.views = new TokenViews(access);
        this.register = register;
        this.stores = parts.stores();
        this.records = new TokenRecords(parts.stores(), parts.dataKeys());
        this.sealer = parts.sealer();
        this.retries = parts.retries();
        this.audit = parts.audit();
        this.random = parts.random();
        this.clock = parts.clock();
        this.tx = parts.tx();
        this.intake = new Intake<>(
                "token",
                parts.tx(),
                parts.retries(),
                parts.stores().people(),
                this::store,
                new SealedToken(parts.dataKeys(), random));
    }

    List<Result<VaultToken>> make(Intent intent, List<TokenPlace> places, Optional<Retry> retry) {
        Optional<Claim> claim = retry.map(given -> retries.claim(intent.actor(), given));
        return intake.take(claim, () -> prepare(intent, places)).stream()
                .map(made -> Result.of(() -> made.orThrow().token()))
                .toList();
    }

    List<Result<VaultToken>> revoke(Intent intent, List<String> texts) {
        access.enter(intent, Permission.TOKENS_MAKE);
        List<Result<VaultToken>> revoked = texts.stream()
                .map(text ->
                        Result.of(() -> revoke(intent, VaultToken.parse(text).orElseThrow(Refused::unknownToken))))
                .toList();
        return Misses.told(audit, intent.actor(), _ -> VaultEvent.of("token-revoked", intent), revoked);
    }

    @Override
    public void close() {
        intake.close();
    }

    private VaultToken revoke(Intent intent, VaultToken token) {
        ByteKey digest = new ByteKey(token.digest());
        return tx.write(() -> {
            TokenRow row = Optional.ofNullable(
                            stores.tokens().find(Set.of(digest)).get(digest))
                    .filter(_ -> stores.tokens().delete(digest))
                    .orElseThrow(Refused::unknownToken);
            audit.append(
                    intent.actor(),
                    VaultEvent.of("token-revoked", intent).about(row.subject()).token(row));
            return token;
        });
    }

    private List<Result<MadeToken>> prepare(Intent intent, List<TokenPlace> places) {
        TokenViews.Grants grants = views.of(
                intent, Permission.TOKENS_MAKE, TokenViews.byField(places, TokenPlace::field, TokenPlace::subject));
        List<Result<RecordAddress>> addresses =
                places.stream().map(place -> Result.of(() -> address(place))).toList();
        TokenRecords.Found found =
                records.find(addresses.stream().flatMap(Result::stream).toList());
        List<Result<MadeToken>> made = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            TokenPlace place = places.get(i);
            Result<RecordAddress> address = addresses.get(i);
            made.add(Result.of(() -> {
                grants.orThrow(place.field(), place.subject());
                RecordAddress holder = address.orThrow();
                mustHold(intent, place, holder, found);
                VaultToken token = VaultToken.random(random);
                ByteKey digest = new ByteKey(token.digest());
                return new MadeToken(
                        intent,
                        new TokenRow(digest, place.subject(), holder.record(), place.field(), clock.instant()),
                        token);
            }));
        }
        return Misses.told(
                audit,
                intent.actor(),
                number -> VaultEvent.of("token-made", intent)
                        .about(places.get(number).subject()),
                made);
    }

    private RecordAddress address(TokenPlace place) {
        String collection = place.field().collection();
        boolean many = register.current()
                .definition()
                .collection(collection)
                .map(Collection::many)
                .orElse(false);
        return many
                ? new RecordAddress(place.subject(), collection, place.record().orElseThrow(Refused::unknownRecord))
                : RecordAddress.ofOnlyOne(place.subject(), collection);
    }

    private void mustHold(Intent intent, TokenPlace place, RecordAddress address, TokenRecords.Found found) {
        try {
            TokenRecords.Keyed record = found.record(address, Use.CHANGING)
                    .orElseThrow(() ->
                            address.isPersonsOwn() ? Refused.nothingThere(place.field()) : Refused.unknownRecord());
            if (!sealer.unpack(record.key(), record.record())
                    .containsKey(place.field().field())) {
                throw Refused.nothingThere(place.field());
            }
        } catch (Corrupt why) {
            Alarm.raise(audit, intent, "token-made", place.subject());
            throw why;
        }
    }

    private List<Result<ToldToken>> store(List<MadeToken> tokens) {
        // An erasure waits, or is found out.
        Set<SubjectId> living = stores.people()
                .holdLiving(tokens.stream().map(made -> made.row().subject()).toList());
        List<Result<ToldToken>> results = new ArrayList<>(tokens.size());
        List<MadeToken> kept = new ArrayList<>(tokens.size());
        for (MadeToken made : tokens) {
            if (living.contains(made.row().subject())) {
                kept.add(made);
                results.add(new Result.Done<>(new ToldToken(made.row().subject(), made.token())));
            } else {
                results.add(new Result.Failed<>(NotFound.erased()));
            }
        }
        stores.tokens().insert(kept.stream().map(MadeToken::row).toList());
        audit.appendAll(kept.stream()
                .map(made -> new Authored(
                        made.intent().actor(),
                        VaultEvent.of("token-made", made.intent())
                                .about(made.row().subject())
                                .token(made.row())))
                .toList());
        return results;
    }
}
