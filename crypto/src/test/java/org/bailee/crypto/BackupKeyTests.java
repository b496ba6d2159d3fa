package org.bailee.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BackupKeyTests {
    private static final byte[] HEADER = {1, 2, 3};
    private static final byte[] CONTENT = "rows".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final UUID set = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");
    private final BackupKey key = BackupKey.random(3, random);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = key.of(set).seal(CONTENT, "a/1", HEADER, random);
        assertThat(key.of(set).open(sealed, "a/1", HEADER)).isEqualTo(CONTENT);
    }

    /// S12: a part has one set, one name and one header.
    @Test
    void opensNothingElsewhere() {
        byte[] sealed = key.of(set).seal(CONTENT, "a/1", HEADER, random);
        assertThatThrownBy(() -> key.of(set).open(sealed, "a/2", HEADER)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> key.of(set).open(sealed, "a/1", new byte[] {1, 2}))
                .isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> key.of(new UUID(1, 2)).open(sealed, "a/1", HEADER))
                .isInstanceOf(Corrupt.class);
        BackupKey renumbered = new BackupKey(4, Secret.takeFrom(key.bytes()));
        assertThatThrownBy(() -> renumbered.of(set).open(sealed, "a/1", HEADER)).isInstanceOf(Corrupt.class);
    }

    @Test
    void isWrappedForItsNumberAndKind() {
        RootKey root = RootKey.random(random);
        byte[] wrapped = root.wrap(key, random);
        assertThat(wrapped).hasSize(93);
        assertThat(root.unwrapBackupKey(3, wrapped).bytes()).isEqualTo(key.bytes());
        assertThatThrownBy(() -> root.unwrapBackupKey(4, wrapped)).isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> root.unwrapIndexRoot(3, wrapped)).isInstanceOf(Corrupt.class);
    }

    /// As docs/spec/backup.md has it, by the reader that shares no code with what is tested.
    @Test
    void isReadByWhoOnlyReadTheText() throws Exception {
        byte[] info = ByteBuffer.allocate(19 + 16 + 4)
                .put("bailee backup-set 1".getBytes(UTF_8))
                .putLong(set.getMostSignificantBits())
                .putLong(set.getLeastSignificantBits())
                .putInt(3)
                .array();
        byte[] setKey = SecondReader.expand(key.bytes(), info, 32);
        byte[] place = ByteBuffer.allocate(1 + 4 + 3 + 4 + 3)
                .put((byte) 1)
                .putInt(3)
                .put("a/1".getBytes(UTF_8))
                .putInt(3)
                .put(HEADER)
                .array();
        // Around the pieces in which it is handed to the cipher.
        for (int length : new int[] {0, 4, 8_191, 8_192, 8_193, 16_384, 100_001}) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            byte[] sealed = key.of(set).seal(content, "a/1", HEADER, random);
            assertThat(SecondReader.envelope(setKey, "bailee backup 1", place, sealed))
                    .isEqualTo(content);
            assertThat(key.of(set).open(sealed, "a/1", HEADER)).isEqualTo(content);
        }
    }

    @Test
    void isWipedWithItsSets() {
        BackupSetKey setKey = key.of(set);
        setKey.destroy();
        assertThat(setKey.isDestroyed()).isTrue();
        assertThat(setKey).hasToString("[sealed]");
        assertThat(key).hasToString("[sealed]");
    }
}
