package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.ActorId;

/// Counts tries before they are looked at, so that parallel guesses cannot outrun the count.
final class Attempts {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int SWEEP_ONE_IN = 256;

    private final AttemptStore store;
    private final Means means;

    /// What a try is counted under. Made of what was typed or whence it came, and tells neither.
    record Count(Limit limit, byte[] subject) {}

    /// Thrown within [#claim] only, so that counts already made are undone with it.
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Count count;

        Stop(Count count) {
            super(null, null, false, false);
            this.count = count;
        }
    }

    Attempts(AttemptStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// @param name as typed: a name nobody has is counted like any other
    List<Count> byPassword(String name, String source) {
        String normal = NormalName.parse(name).map(NormalName::text).orElse("\u0000" + name);
        return List.of(count(Limit.PASSWORD, normal), whence(Limit.SOURCE, source), count(Limit.EVERYBODY, ""));
    }

    List<Count> byCode(ActorId staff, String source) {
        return List.of(count(Limit.CODE, staff.toString()), whence(Limit.SOURCE, source), count(Limit.EVERYBODY, ""));
    }

    List<Count> byPasskey(String source) {
        return List.of(whence(Limit.PASSKEY, source));
    }

    /// As second factor, of somebody who has shown the first.
    List<Count> byOwnPasskey(ActorId staff, String source) {
        return List.of(count(Limit.CODE, staff.toString()), whence(Limit.PASSKEY, source));
    }

    List<Count> byProvider(String source) {
        return List.of(whence(Limit.PROVIDER, source));
    }

    /// Counts the try everywhere it counts, or nowhere and says how long to wait.
    Optional<Duration> claim(List<Count> counts) {
        Instant now = means.now();
        if (means.random().nextInt(SWEEP_ONE_IN) == 0) {
            Limit.ALL.forEach(limit -> store.sweep(limit, now));
        }
        try {
            // Always account, source, everybody: locked in one order, nobody waits in a circle.
            return means.tx().write(() -> {
                counts.forEach(count -> {
                    if (!store.claim(count.limit(), count.subject(), now)) {
                        throw new Stop(count);
                    }
                });
                return Optional.empty();
            });
        } catch (Stop stop) {
            Duration wait =
                    store.wait(stop.count.limit(), stop.count.subject(), now).orElse(LEAST);
            return Optional.of(
                    wait.compareTo(LEAST) < 0 ? LEAST : wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /// How many tries on the account failed before this one, which is counted already.
    long refusedBefore(List<Count> counts) {
        return counts.stream()
                .filter(count -> count.limit().isOfAnAccount())
                .mapToLong(count -> store.failures(count.limit(), count.subject()) - 1)
                .max()
                .orElse(0);
    }

    /// The try succeeded: the account begins anew, the others had one failure less.
    void succeeded(List<Count> counts) {
        counts.forEach(count -> {
            if (count.limit().isOfAnAccount()) {
                store.reset(count.limit(), count.subject());
            } else {
                store.takeBack(count.limit(), count.subject());
            }
        });
    }

    /// Opens every way of an account again whose owner has shown a better one.
    void forget(StaffMember staff) {
        byPassword(staff.name(), "").stream().limit(1).forEach(count -> store.reset(count.limit(), count.subject()));
        byCode(staff.id(), "").stream().limit(1).forEach(count -> store.reset(count.limit(), count.subject()));
    }

    /// By its network: of addresses of version 6 everybody has more than could ever be counted.
    private Count whence(Limit limit, String source) {
        return count(limit, Source.of(source).network());
    }

    private Count count(Limit limit, String subject) {
        return new Count(limit, means.secrets().mac("attempt", (limit.scope() + "\n" + subject).getBytes(UTF_8)));
    }
}
