package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StaffRootTests {
    private static final UUID ADA = new UUID(1, 2);
    private static final UUID BOB = new UUID(1, 3);

    private final SecureRandom random = new SecureRandom();
    private final StaffRoot root = StaffRoot.random(1, random);

    @Test
    void opensASecretAsWhatItIsAndForItsPersonOnly() {
        byte[] sealed = root.seal("secret".getBytes(UTF_8), "totp", ADA, random);
        assertThat(root.open(sealed, "totp", ADA)).asString(UTF_8).isEqualTo("secret");
        assertThatThrownBy(() -> root.open(sealed, "totp", BOB)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> root.open(sealed, "password", ADA)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> StaffRoot.random(1, random).open(sealed, "totp", ADA))
                .isInstanceOf(Corrupt.class);
    }

    @Test
    void tellsMessagesOfDifferentKindsApart() {
        byte[] message = "message".getBytes(UTF_8);
        assertThat(root.mac("a", message)).isEqualTo(root.mac("a", message)).hasSize(32);
        assertThat(root.mac("a", message)).isNotEqualTo(root.mac("b", message));
        assertThat(root.mac("a", "b".getBytes(UTF_8))).isNotEqualTo(root.mac("ab", new byte[0]));
    }

    @Test
    void isWrappedAsItselfAndNothingElse() {
        RootKey above = RootKey.random(random);
        byte[] wrapped = above.wrap(root, random);
        byte[] mac = above.unwrapStaffRoot(1, wrapped).mac("a", new byte[0]);
        assertThat(mac).isEqualTo(root.mac("a", new byte[0]));
        assertThatThrownBy(() -> above.unwrapStaffRoot(2, wrapped)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> above.unwrapIndexRoot(1, wrapped)).isInstanceOf(Corrupt.class);
    }

    @Test
    void isGoneOnceDestroyed() {
        root.destroy();
        assertThat(root.isDestroyed()).isTrue();
        assertThat(root).hasToString("[sealed]");
        assertThatThrownBy(() -> root.mac("a", new byte[0])).isInstanceOf(IllegalStateException.class);
    }
}
