package org.bailee.server.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// S32: bodies that are small on the wire and large in memory, and many at once.
@Tag("S32")
class BodyRoomTests {
    private final BodyRoom room = new BodyRoom(0, Duration.ofMillis(100));

    @Test
    void holdsOneBodyOfAnySizeHoweverSmallTheHeap() {
        BodyRoom.Held one = room.take(Arguments.LARGEST);
        assertThatThrownBy(() -> room.take(1 << 20)).isInstanceOfSatisfying(HttpRefusal.class, refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("bodies.too-many");
        });
        one.giveBack();
        one.giveBack();
        room.take(Arguments.LARGEST);
        assertThatThrownBy(() -> room.take(1 << 20)).as("given back once").isInstanceOf(HttpRefusal.class);
    }

    @Test
    void givesBackWhatABodyDoesNotNeedOnceItIsRead() {
        BodyRoom.Held text = room.take(Arguments.LARGEST);
        text.fit(("\"" + "a".repeat(1 << 20) + "\"").getBytes(StandardCharsets.UTF_8));
        BodyRoom.Held other = room.take(1 << 20);
        text.giveBack();
        other.giveBack();
        room.take(Arguments.LARGEST).giveBack();
    }

    @Test
    void weighsWhatABodyBecomesAndNotWhatItIs() {
        byte[] numbers = ("[" + "1,".repeat(100_000) + "1]").getBytes(StandardCharsets.UTF_8);
        byte[] text = ("\"" + "a".repeat(numbers.length - 2) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(BodyRoom.weight(numbers)).isGreaterThan(numbers.length * 30L);
        assertThat(BodyRoom.weight(text)).isLessThan(text.length * 4L);
        assertThat(BodyRoom.weight(numbers)).isLessThanOrEqualTo(BodyRoom.most(numbers.length));
    }

    @Test
    void letsWhoWaitsInWhenAnotherIsDone() throws Exception {
        BodyRoom patient = new BodyRoom(0, Duration.ofSeconds(20));
        BodyRoom.Held one = patient.take(Arguments.LARGEST);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<BodyRoom.Held> waiting = threads.submit(() -> patient.take(1 << 20));
            Thread.sleep(50);
            assertThat(waiting.isDone()).isFalse();
            one.giveBack();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }
}
