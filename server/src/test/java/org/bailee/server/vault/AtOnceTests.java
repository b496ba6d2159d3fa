package org.bailee.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtOnceTests {
    private final AtOnce atOnce = new AtOnce();

    @Test
    void triesAllButTheLargest() {
        assertThat(atOnce.isWorthTrying(1)).isTrue();
        assertThat(atOnce.isWorthTrying(AtOnce.MANY)).isTrue();
        assertThat(atOnce.isWorthTrying(AtOnce.MANY + 1)).isFalse();
    }

    @Test
    void leavesLargeBatchesAloneForAWhileAfterOneWasInVain() {
        atOnce.wasInVain(AtOnce.FEW + 1);

        for (int batch = 0; batch < AtOnce.WARY_FOR; batch++) {
            assertThat(atOnce.isWorthTrying(AtOnce.FEW)).isTrue();
            assertThat(atOnce.isWorthTrying(AtOnce.FEW + 1))
                    .as("batch %d", batch)
                    .isFalse();
        }
        assertThat(atOnce.isWorthTrying(AtOnce.FEW + 1)).isTrue();
        assertThat(atOnce.isWorthTrying(AtOnce.MANY)).isTrue();
    }

    @Test
    void goesOnTryingSmallOnesWhateverBecameOfThem() {
        atOnce.wasInVain(AtOnce.FEW);

        assertThat(atOnce.isWorthTrying(AtOnce.MANY)).isTrue();
    }
}
