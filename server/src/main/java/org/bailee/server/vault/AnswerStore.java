package org.bailee.server.vault;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailee.server.database.BulkInsert;
import org.bailee.server.database.ByteKey;
import org.bailee.server.database.InsertsTogether;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// The SQL of requests that may come twice.
final class AnswerStore {
    private static final BulkInsert<Claim> CLAIMS = BulkInsert.<Claim>into("vault.answer")
            .bytes("digest", claim -> claim.digest().bytes())
            .bytes("request", Claim::request)
            .instant("made_at", Claim::at);

    private static final BulkInsert<Answer> ANSWERS = BulkInsert.<Answer>into("vault.answer")
            .bytes("digest", answer -> answer.to().digest().bytes())
            .bytes("request", answer -> answer.to().request())
            .text("answer", Answer::text)
            .instant("made_at", answer -> answer.to().at());

    /// As one array of keys: PostgreSQL, which plans it without knowing how few are old, would else read the whole
    /// table for it.
    private static final String SWEEP = """
            delete from vault.answer
            where made_at < ?
              and digest = any(?::bytea[] || array(
                  select digest from vault.answer where made_at < ? order by made_at limit ? for update skip locked))""";

    private final JdbcTemplate db;

    AnswerStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Takes the keys that are free. Waits for whoever is at work under one of them.
    Set<ByteKey> take(List<Claim> claims) {
        return CLAIMS.insertWhereFree(db, claims, "digest");
    }

    void keep(List<Answer> answers) {
        db.update(
                "update vault.answer a set answer = given.answer"
                        + " from unnest(?::bytea[], ?::text[]) as given (digest, answer) where a.digest = given.digest",
                digests(answers.stream().map(Answer::to).toList()),
                new SqlArrayValue("text", answers.stream().map(Answer::text).toArray()));
    }

    /// Takes all the keys and keeps their answers, or fails with everything that is gathered with it. Waits as
    /// [#take] does.
    void takeAll(List<Answer> answers) {
        ANSWERS.gatherWhereFree(db, answers);
    }

    /// The requests that bore the keys, and their answers; nothing where there is none yet.
    Map<ByteKey, Stored> find(List<Claim> claims, Instant madeSince) {
        Map<ByteKey, Stored> found = new HashMap<>();
        db.query(
                "select digest, request, answer from vault.answer"
                        + " where digest = any(?) and made_at >= ? and answer is not null",
                row -> {
                    found.put(new ByteKey(row.getBytes(1)), new Stored(row.getBytes(2), row.getString(3)));
                },
                digests(claims),
                madeSince.atOffset(ZoneOffset.UTC));
        return found;
    }

    /// Deletes these if they are too old, and some others that are, passing over what somebody else is just deleting.
    void sweep(List<Claim> claims, Instant madeBefore, int most) {
        db.update(SWEEP, parameters(claims, madeBefore, most));
    }

    /// The same, gathered with what is inserted.
    void gatherSweep(List<Claim> claims, Instant madeBefore, int most) {
        InsertsTogether.also(db, SWEEP, parameters(claims, madeBefore, most));
    }

    private static Object[] parameters(List<Claim> claims, Instant madeBefore, int most) {
        OffsetDateTime before = madeBefore.atOffset(ZoneOffset.UTC);
        return new Object[] {before, digests(claims), before, most};
    }

    private static SqlArrayValue digests(List<Claim> claims) {
        return UniqueStore.bytes(claims.stream().map(Claim::digest).toList());
    }

    /// A request and what was answered to it.
    record Stored(byte[] request, String answer) {}
}
