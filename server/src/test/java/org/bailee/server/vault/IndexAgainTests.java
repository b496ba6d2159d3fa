package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Other keys for indexes, asked for again and again: each time everybody would be opened.
class IndexAgainTests {
    private final Shop shop = new Shop();
    private final Indexes indexes = shop.rooms.get(Indexes.class);

    @BeforeEach
    void stopDuty() {
        shop.rooms.stop("indexDuty");
        shop.create("ada@example.org");
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void anIndexThatGotAnotherKeyGetsNoneAgainForADay() {
        rotate(Optional.of(Shop.EMAIL));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> rotate(Optional.of(Shop.EMAIL)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("index.new-key"));
        shop.rooms.clock().advance(Replanning.NEW_FOR);
        rotate(Optional.of(Shop.EMAIL));
    }

    @Test
    void whenAllAreMeantItIsPassedBy() {
        rotate(Optional.of(Shop.EMAIL));
        assertThat(indexes.rotate(shop.support, Optional.empty()))
                .isNotEmpty()
                .noneMatch(index -> index.field().equals(Shop.EMAIL));
    }

    private void rotate(Optional<FieldPath> field) {
        assertThat(indexes.rotate(shop.support, field)).isNotEmpty();
        while (indexes.step().compareTo(Duration.ofSeconds(1)) < 0) {
            assertThat(indexes.list(shop.support)).hasSizeLessThan(100);
        }
    }
}
