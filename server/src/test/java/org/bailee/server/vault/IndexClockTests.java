package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The key of an index is destroyed for its age, if only of a minute, so not by a clock that jumped.
class IndexClockTests {
    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);

    @BeforeEach
    void stopDuties() {
        shop.rooms.stop("indexDuty");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void noKeyIsDestroyedByAClockThatJumped() {
        shop.create("ada@example.org");
        finish();
        int before = numbers().size();
        indexes.rotate(shop.support, Optional.of(Shop.EMAIL));
        finish();
        assertThat(numbers()).hasSize(before + 1);

        Instant right = shop.rooms.clock().instant();
        shop.rooms.clock().advance(Duration.ofDays(4_000));
        finish();
        assertThat(numbers()).hasSize(before + 1);

        shop.rooms.clock().set(right.plus(Retiring.FADING));
        finish();
        assertThat(numbers()).hasSize(before);
        assertThat(shop.find(Shop.equal(Shop.EMAIL, "ada@example.org"))).hasSize(1);
    }

    private void finish() {
        for (int steps = 0; indexes.step().compareTo(Duration.ofSeconds(1)) < 0; steps++) {
            assertThat(steps).isLessThan(200);
        }
    }

    private List<Integer> numbers() {
        return shop.db.queryForList("select number from keys.wrapped_key where kind = 'index-root'", Integer.class);
    }
}
