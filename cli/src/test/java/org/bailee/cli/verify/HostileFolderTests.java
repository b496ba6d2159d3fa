package org.bailee.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.cli.verify.SpoiltLogs.LOG;
import static org.bailee.cli.verify.SpoiltLogs.SIZE;
import static org.bailee.cli.verify.SpoiltLogs.WITNESS;
import static org.bailee.cli.verify.SpoiltLogs.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S22: whoever filled the folder may have put anything into it. Whatever it is, the verifier ends, and never calls
/// what was changed whole.
@Tag("S22")
class HostileFolderTests {
    private static final int TRIES = 600;

    @TempDir
    Path folder;

    @Test
    void endsAndIsNeverDeceivedWhateverIsInAFile() throws IOException, InterruptedException {
        sound(SIZE).write(folder, LOG, WITNESS);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    // Keys are taken from whoever verifies, and never from here.
                    .filter(file -> !file.endsWith("keys"))
                    .sorted()
                    .toList();
        }
        assertThat(verified().exit()).isZero();
        Random random = new Random(22);
        for (int i = 0; i < TRIES; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] sound = Files.readAllBytes(file);
            byte[] spoilt = spoil(sound, random);
            Files.write(file, spoilt);
            Report report = verified();
            assertThat(report.exit() == 0 && report.cosigned().contains("witness.example/w1"))
                    .as("try %d at %s", i, folder.relativize(file))
                    .isEqualTo(Arrays.equals(sound, spoilt));
            Files.write(file, sound);
        }
    }

    private static byte[] spoil(byte[] sound, Random random) {
        byte[] spoilt = sound.clone();
        switch (random.nextInt(5)) {
            case 0 -> spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> spoilt = Arrays.copyOf(sound, random.nextInt(sound.length));
            case 2 -> {
                spoilt = Arrays.copyOf(sound, sound.length + 1 + random.nextInt(300));
                byte[] more = new byte[spoilt.length - sound.length];
                random.nextBytes(more);
                System.arraycopy(more, 0, spoilt, sound.length, more.length);
            }
            // A length that reaches far beyond, wherever it happens to fall.
            case 3 -> {
                int at = random.nextInt(Math.max(1, spoilt.length - 4));
                Arrays.fill(spoilt, at, Math.min(spoilt.length, at + 4), (byte) (random.nextBoolean() ? 0x7f : 0xff));
            }
            default -> random.nextBytes(spoilt);
        }
        return spoilt;
    }

    private Report verified() throws InterruptedException {
        return new Verification(
                        new LogFolder(folder), List.of(LOG.verifier()), List.of(WITNESS.verifier()), 0, List.of())
                .run(_ -> {});
    }
}
