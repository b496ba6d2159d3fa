package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import org.bailee.crypto.Corrupt;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PassphraseSealTests implements SealContract {
    @Override
    public Seal seal() {
        return by("Zoë trägt drei blaue Hüte");
    }

    @Override
    public Seal another() {
        return by("zoë trägt drei blaue Hüte");
    }

    @Override
    public List<String> secrets() {
        return List.of("Zoë", "zoë trägt", "blaue");
    }

    /// Past the header's costs: one byte of those changed may ask for much memory.
    @Override
    public int stride() {
        return 9;
    }

    @Test
    void takesComposedAndDecomposedLettersForTheSame() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        Seal decomposed = by(Normalizer.normalize("Zoë trägt drei blaue Hüte", Normalizer.Form.NFD));
        assertThat(decomposed.unseal(sealed)).hasToString("[sealed]");
    }

    @Test
    void writesItsCostDown() {
        Seal costly = new PassphraseSeal(new GivenPassphrase("correct horse battery staple"), RANDOM);
        ByteBuffer header = ByteBuffer.wrap(costly.seal(RootKey.random(RANDOM)));
        assertThat(header.get()).isEqualTo((byte) 1);
        assertThat(new int[] {header.getInt(), header.getInt(), header.getInt()})
                .containsExactly(65_536, 3, 1);
    }

    @Test
    void saltsEverySeal() {
        RootKey root = RootKey.random(RANDOM);
        byte[] salt = Stretching.read(seal().seal(root)).salt();
        assertThat(Stretching.read(seal().seal(root)).salt()).isNotEqualTo(salt);
    }

    @Test
    void refusesAShortPassphraseWithoutRepeatingIt() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> by("eleven char").seal(RootKey.random(RANDOM)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("seal.passphrase-too-short");
                    assertThat(refused.says() + refused.hint()).doesNotContain("eleven char");
                });
        assertThat(by("twelve chars").seal(RootKey.random(RANDOM))).hasSize(Stretching.HEADER_LENGTH + 93);
    }

    /// The header comes from the database, so whoever can write there could ask for all memory there is.
    @Test
    void refusesAHostileCostBeforePayingIt() {
        for (int[] cost : new int[][] {
            {Integer.MAX_VALUE, 3, 1}, {65_536, 65, 1}, {65_536, 3, 65}, {-1, 3, 1}, {0, 0, 0}, {7, 1, 1}
        }) {
            byte[] header = new Stretching(cost[0], cost[1], cost[2], new byte[16]).header();
            assertThatThrownBy(() -> Stretching.read(header)).isInstanceOf(Corrupt.class);
        }
    }

    @Test
    void opensTheVectorsOfTheSpecification() throws IOException {
        for (JsonNode vector : KeyVectors.read().get("passphrases")) {
            byte[] header = HexFormat.of().parseHex(vector.get("header").asString());
            byte[] envelope = HexFormat.of().parseHex(vector.get("envelope").asString());
            byte[] sealed = ByteBuffer.allocate(header.length + envelope.length)
                    .put(header)
                    .put(envelope)
                    .array();
            Seal seal = by(vector.get("passphrase").asString());
            assertThatCode(() -> seal.unseal(sealed))
                    .as(vector.get("name").asString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void leavesTheListOfProvidersAlone() {
        seal().seal(RootKey.random(RANDOM));
        assertThat(Security.getProviders())
                .noneMatch(provider -> provider.getName().startsWith("BC"));
    }

    @Test
    void readsThePassphraseFromTheFirstLineOfAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        byte[] sealed = by("correct horse battery staple").seal(RootKey.random(RANDOM));
        assertThat(new PassphraseSeal(new PassphraseFile(file), RANDOM).unseal(sealed))
                .hasToString("[sealed]");
        Files.delete(file);
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> new PassphraseFile(file).known())
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("seal.no-passphrase"));
    }

    private static Seal by(String passphrase) {
        return new PassphraseSeal(new GivenPassphrase(passphrase), RANDOM, 256);
    }
}
