package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a sign-in costs at the real strength of hashing, and whether its time tells who exists. Prints its figures.
@Tag("soak")
class SignInFiguresTests {
    private static final int ROUNDS = 400;
    private static final int WARM = 40;
    private static final int CALLERS = 32;
    private static final int EACH = 10;

    private final StaffRoom room = new StaffRoom(PasswordHash.COST);
    private final StaffRoom.Person ada = room.administrator();
    private final SignIn signIn = new SignIn(Parts.of(
            room.database.db(), room.means, new Passwords(room.means.secrets(), room.random, PasswordHash.COST)));

    @AfterEach
    void close() {
        room.close();
    }

    /// S34: two-sided Mann-Whitney test of known against unknown names, tried in turn.
    @Test
    @Tag("S34")
    void takesAsLongForUnknownNamesAsForKnownOnes() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int round = 0; round < ROUNDS + WARM; round++) {
            boolean knownFirst = room.random.nextBoolean();
            long first = time(knownFirst);
            long second = time(!knownFirst);
            if (round >= WARM) {
                known.add(knownFirst ? first : second);
                unknown.add(knownFirst ? second : first);
            }
        }
        double p = twoSided(known, unknown);
        System.out.printf(
                "known name: %s; unknown name: %s; Mann-Whitney p = %.3f (%d each)%n",
                spread(known), spread(unknown), p, ROUNDS);
        assertThat(p).as("probability of such a difference by chance").isGreaterThan(0.001);
    }

    @Test
    void costsWhatTheHashCosts() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<String> names = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            names.add(room.person(ada, "caller " + number, StaffRole.SUPPORT)
                    .staff()
                    .name());
        }
        time(true);
        long before = threads.getCurrentThreadAllocatedBytes();
        long took = time(true);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        long begin = System.nanoTime();
        int[] outcomes = new int[2];
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < CALLERS * EACH; i++) {
                tries.add(callers.submit(signIn(names.get(i % CALLERS), "192.0.2." + i % CALLERS)));
            }
            for (Future<Boolean> tried : tries) {
                outcomes[tried.get() ? 0 : 1]++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "one password: %.0f ms, %.1f MiB; %d callers at once: %d signed in and %d told to wait in %.1f s, %.1f/s%n",
                took / 1e6, allocated / 1048576.0, CALLERS, outcomes[0], outcomes[1], seconds, outcomes[0] / seconds);
        assertThat(allocated).as("the memory the hash asks for").isGreaterThan(19L << 20);
        assertThat(outcomes[0])
                .as("people signed in although many asked at once")
                .isPositive();
    }

    private Callable<Boolean> signIn(String name, String source) {
        return () -> {
            try {
                return signIn.password(name, StaffRoom.PASSWORD, source) instanceof SignedIn;
            } catch (Unavailable _) {
                return false;
            }
        };
    }

    private long time(boolean isKnown) {
        room.database.db().update("delete from identity.attempt");
        long begin = System.nanoTime();
        SignInAnswer answer =
                signIn.password(isKnown ? ada.staff().name() : "nobody", "wrong password", StaffRoom.HERE);
        long taken = System.nanoTime() - begin;
        assertThat(answer).isEqualTo(new Refused());
        return taken;
    }

    private static String spread(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return "median %.2f ms, 10th to 90th percentile %.2f to %.2f ms"
                .formatted(
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get(sorted.size() / 10) / 1e6,
                        sorted.get(sorted.size() * 9 / 10) / 1e6);
    }

    /// By the normal approximation, which serves from some twenty samples on.
    private static double twoSided(List<Long> one, List<Long> other) {
        double n = one.size();
        double m = other.size();
        double u = one.stream()
                .mapToDouble(mine -> other.stream()
                        .mapToDouble(theirs -> mine > theirs ? 1 : mine.equals(theirs) ? 0.5 : 0)
                        .sum())
                .sum();
        double z = Math.abs(u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
        return 2 * (1 - normal(z));
    }

    /// Abramowitz and Stegun 26.2.17; off by less than 1e-7.
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
