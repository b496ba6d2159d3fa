package org.bailee.server.vault;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailee.crypto.VaultToken;
import org.bailee.server.access.Access;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.Authored;
import org.bailee.server.database.ByteKey;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;

/// Opens tokens. Whoever may not open any is refused before a token is looked up, so that a token's existence
/// shows to nobody else; one whose value was erased says so, and not whose it was.
final class TokenOpening {
    private final Access access;
    private final TokenViews views;
    private final TokenStore tokens;
    private final TokenRecords records;
    private final Showing showing;
    private final AuditLog audit;
    private final InstantSource clock;

    TokenOpening(
            Access access,
            TokenStore tokens,
            TokenRecords records,
            Showing showing,
            AuditLog audit,
            InstantSource clock) {
        this.access = access;
        this.views = new TokenViews(access);
        this.tokens = tokens;
        this.records = records;
        this.showing = showing;
        this.audit = audit;
        this.clock = clock;
    }

    List<Result<OpenToken>> open(Intent intent, List<String> texts) {
        access.enter(intent, Permission.TOKENS_OPEN);
        List<Optional<VaultToken>> tokens =
                texts.stream().map(VaultToken::parse).toList();
        Set<ByteKey> digests = new HashSet<>();
        tokens.forEach(token -> token.ifPresent(known -> digests.add(new ByteKey(known.digest()))));
        Map<ByteKey, TokenRow> rows = this.tokens.find(digests);
        List<TokenRow> known = new ArrayList<>(rows.values());
        digests.removeAll(rows.keySet());
        Set<ByteKey> erased = digests.isEmpty() ? Set.of() : this.tokens.erased(digests);
        TokenViews.Grants grants =
                views.of(intent, Permission.TOKENS_OPEN, TokenViews.byField(known, TokenRow::field, TokenRow::subject));
        TokenRecords.Found records =
                this.records.find(known.stream().map(TokenOpening::address).toList());
        List<Result<OpenToken>> results = new ArrayList<>(texts.size());
        List<Authored> told = new ArrayList<>(texts.size());
        for (Optional<VaultToken> token : tokens) {
            Optional<TokenRow> row = token.map(text -> rows.get(new ByteKey(text.digest())));
            Result<OpenToken> result = Result.of(() -> {
                TokenRow found = row.orElseThrow(() -> token.filter(text -> erased.contains(new ByteKey(text.digest())))
                                .isPresent()
                        ? NotFound.token()
                        : Refused.unknownToken());
                Grant grant = grants.orThrow(found.field(), found.subject());
                grant.mustCover(found.subject(), clock.instant());
                return open(token.orElseThrow(), found, grant, records);
            });
            results.add(result);
            told.add(new Authored(intent.actor(), told(intent, row, result)));
        }
        // If this fails nothing has left.
        audit.appendAllDurably(told);
        return results;
    }

    private OpenToken open(VaultToken token, TokenRow row, Grant grant, TokenRecords.Found records) {
        Optional<TokenRecords.Keyed> record;
        try {
            record = records.record(address(row), Use.of(grant));
        } catch (NotFound gone) {
            // Erased since the token was looked up.
            throw gone.isGivenUp() ? gone : NotFound.token();
        }
        Seen seen = record.map(found ->
                        showing.of(found.key(), found.record(), grant.views()).get(row.field()))
                .orElseThrow(() -> Refused.nothingThere(row.field()));
        return new OpenToken(token.text(), row.subject(), row.field(), seen);
    }

    private static RecordAddress address(TokenRow row) {
        return new RecordAddress(row.subject(), row.field().collection(), row.record());
    }

    private static VaultEvent told(Intent intent, Optional<TokenRow> row, Result<OpenToken> result) {
        VaultEvent opened = VaultEvent.of("token-opened", intent);
        VaultEvent event =
                row.map(token -> opened.about(token.subject()).token(token)).orElse(opened);
        return switch (result) {
            case Result.Done<OpenToken>(OpenToken token) ->
                event.view(token.seen().view());
            case Result.Failed<OpenToken>(Denied why) -> event.refused(why.code());
            case Result.Failed<OpenToken>(Problem why) -> event.failed(why.code());
            case Result.Failed<OpenToken>(RuntimeException _) -> {
                row.ifPresent(token -> Alarm.raise(token.subject()));
                yield event.failed(Alarm.CODE);
            }
        };
    }
}
