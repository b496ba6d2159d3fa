package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bailee.server.identity.SignInAnswer.Refused;
import org.bailee.server.keys.Argon2id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S34: whether a name exists shows neither in the answer nor in the time it takes.
class SameAnswerTests {
    private static final int ROUNDS = 150;
    private static final int WARM = 30;

    /// Cheaper than the real one, so that what is not hashing weighs more, not less.
    private final StaffRoom room = new StaffRoom(new Argon2id(1024, 1, 1));

    private final StaffRoom.Person ada = room.administrator();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    @Tag("S34")
    @Tag("ASVS-6.3.8")
    void unknownDisabledAndOverlongTakeAsLongAsWrong() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        room.staff.disable(room.fresh(ada), bob.staff().id());
        room.staff.invite(room.fresh(ada), StaffRoom.wanted("invited", StaffRole.SUPPORT));
        String tooLong = "x".repeat(100_000);
        List<List<String>> tries = List.of(
                List.of("administrator", "wrong password"),
                List.of("nobody at all", "wrong password"),
                List.of("bob", StaffRoom.PASSWORD),
                List.of("invited", "wrong password"),
                List.of("administrator", tooLong));
        List<List<Long>> times =
                tries.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        for (int round = 0; round < ROUNDS + WARM; round++) {
            // So that refusals are written into the log, as they would be.
            room.clock.advance(Duration.ofMinutes(1));
            // In turn and in any order, so that whatever else the machine does falls upon all alike.
            Collections.shuffle(order, room.random);
            for (int at : order) {
                long taken = time(tries.get(at).getFirst(), tries.get(at).getLast());
                if (round >= WARM) {
                    times.get(at).add(taken);
                }
            }
        }
        // By chance alone, outside these bounds once in some thousand runs.
        for (List<Long> other : times.subList(1, times.size())) {
            assertThat(oftenSlower(times.getFirst(), other)).isBetween(0.38, 0.62);
        }
    }

    private long time(String name, String password) {
        room.database.db().update("delete from identity.attempt");
        long begin = System.nanoTime();
        SignInAnswer answer = room.signIn.password(name, password, StaffRoom.HERE);
        long taken = System.nanoTime() - begin;
        assertThat(answer).isEqualTo(new Refused());
        return taken;
    }

    /// How likely one of the first takes longer than one of the second (Mann-Whitney's U over its greatest value).
    private static double oftenSlower(List<Long> one, List<Long> other) {
        long slower = one.stream()
                .mapToLong(
                        mine -> other.stream().filter(theirs -> mine > theirs).count())
                .sum();
        return (double) slower / one.size() / other.size();
    }
}
