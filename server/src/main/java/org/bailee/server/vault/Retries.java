package org.bailee.server.vault;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.ByteKey;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;

/// Lets a request that comes twice be done once: the first to take its key does the work, the others get its answer.
///
/// The key is taken and the answer kept in the transaction of the work itself, so both are there or neither. Another
/// request under the same key waits for that transaction to end.
final class Retries {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int SWEPT_AT_ONCE = 1_000;

    /// All transactions take keys in this order, so that two never wait for each other.
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(claim -> claim.digest().bytes(), Arrays::compareUnsigned);

    /// No field of a register bears such a name, so no index of a value can be mistaken for these.
    private static final FieldPath KEY = new FieldPath("~answer", "key");

    private static final FieldPath REQUEST = new FieldPath("~answer", "request");
    private static final String WAY = "exact";

    private final AnswerStore store;
    private final KeyRing keys;
    private final ClockWatch watch;

    Retries(AnswerStore store, KeyRing keys, ClockWatch watch) {
        this.store = store;
        this.keys = keys;
        this.watch = watch;
    }

    /// The claim to one actor's key: two actors who happen on the same key do not meet.
    ///
    /// Both digests are kept under keys the database does not have. A plain hash of a request is as good as what it
    /// says to whoever can guess that: a copy of the table would tell, even of an erased person, whether a guess is
    /// right.
    Claim claim(Actor actor, Retry retry) {
        UUID id = actor.id().value();
        byte[] both = ByteBuffer.allocate(16 + retry.key().length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(retry.key())
                .array();
        return new Claim(new ByteKey(keyed(KEY, both)), keyed(REQUEST, retry.request()), watch.notBefore());
    }

    /// Takes, in the caller's transaction, the keys that nobody has; of equal ones the first.
    Set<Claim> take(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        Map<ByteKey, Claim> first = new LinkedHashMap<>();
        claims.forEach(claim -> first.putIfAbsent(claim.digest(), claim));
        List<Claim> ordered = new ArrayList<>(first.values());
        ordered.sort(ORDER);
        store.sweep(ordered, oldest(), SWEPT_AT_ONCE);
        Set<ByteKey> ours = store.take(ordered);
        Set<Claim> taken = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        ordered.stream().filter(claim -> ours.contains(claim.digest())).forEach(taken::add);
        return taken;
    }

    /// Whether no two of them are to one key.
    static boolean allDiffer(List<Claim> claims) {
        return claims.stream().map(Claim::digest).distinct().count() == claims.size();
    }

    void keep(List<Answer> answers) {
        if (!answers.isEmpty()) {
            store.keep(answers);
        }
    }

    /// Takes keys together with their answers, for who knows these before anything is stored: gathered with what is
    /// inserted, all of which fails if somebody has one of the keys.
    void takeAnswered(List<Answer> answers) {
        if (!answers.isEmpty()) {
            List<Answer> ordered = new ArrayList<>(answers);
            ordered.sort(Comparator.comparing(Answer::to, ORDER));
            store.gatherSweep(ordered.stream().map(Answer::to).toList(), oldest(), SWEPT_AT_ONCE);
            store.takeAll(ordered);
        }
    }

    /// What was kept of the request that came before under the key, for each claim in its order.
    List<Optional<AnswerStore.Stored>> kept(List<Claim> claims) {
        Map<ByteKey, AnswerStore.Stored> found = store.find(claims, oldest());
        return claims.stream()
                .map(claim -> Optional.ofNullable(found.get(claim.digest())))
                .toList();
    }

    /// The answer kept for the claim's request.
    ///
    /// @throws Conflict if the key came with another request
    static String answer(Claim claim, AnswerStore.Stored kept) {
        if (!Arrays.equals(kept.request(), claim.request())) {
            throw Refused.otherRequest();
        }
        return kept.answer();
    }

    /// By a clock that jumped no answer would be kept any more, and what comes again would be done again.
    private Instant oldest() {
        return watch.sure().minus(KEPT);
    }

    private byte[] keyed(FieldPath what, byte[] bytes) {
        return keys.digest(what, WAY, HexFormat.of().formatHex(bytes));
    }
}
