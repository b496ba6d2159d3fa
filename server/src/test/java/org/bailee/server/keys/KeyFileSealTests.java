package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class KeyFileSealTests implements SealContract {
    @TempDir
    Path folder;

    @Override
    public Seal seal() {
        return new KeyFileSeal(file(), RANDOM);
    }

    @Override
    public Seal another() {
        return new KeyFileSeal(new KeyFile(folder.resolve("another.key")), RANDOM);
    }

    @Override
    public List<String> secrets() {
        return Stream.of("seal/root.key", "another.key")
                .map(folder::resolve)
                .filter(Files::exists)
                .map(path -> new KeyFile(path).secret())
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    @Test
    void makesAFileForItsOwnerOnly() throws IOException {
        seal().seal(RootKey.random(RANDOM));
        assertThat(mode(file().path())).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("seal"))).isEqualTo("rwx------");
    }

    @Test
    void usesTheFileThatAFirstStartLeftBehind() throws IOException {
        seal().seal(RootKey.random(RANDOM));
        String before = Files.readString(file().path());
        seal().seal(RootKey.random(RANDOM));
        assertThat(Files.readString(file().path())).isEqualTo(before);
    }

    @Test
    void warnsLoudlyAndNamesNoSecret(CapturedOutput output) throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        seal().unseal(sealed);
        String secret = Files.readString(file().path()).substring(18, 82);
        assertThat(output.getAll())
                .contains("WARN", "ANYONE WHO COPIES THE FILE " + file().path(), "CAN OPEN EVERYTHING", "What to do:")
                .doesNotContain(secret);
        assertThat(output.getAll().split("ANYONE WHO", -1)).hasSize(3);
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        for (String loose : new String[] {"rw-r--r--", "rw----r--", "rw--w----", "rwx------"}) {
            Files.setPosixFilePermissions(file().path(), PosixFilePermissions.fromString(loose));
            refuses("seal.key-file-open-to-others", "chmod 600 " + file().path(), () -> seal().unseal(sealed));
        }
        Files.setPosixFilePermissions(file().path(), PosixFilePermissions.fromString("r--------"));
        assertThat(seal().unseal(sealed)).hasToString("[sealed]");
    }

    /// P1: as ssh does, and for the same reason.
    @Test
    void refusesAFileOfAnotherAccount() throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        assumeThat(Files.getAttribute(file().path(), "unix:uid"))
                .as("only root can give a file away")
                .isEqualTo(0);
        Files.setAttribute(file().path(), "unix:uid", 65534);
        refuses("seal.key-file-not-ours", "chown ACCOUNT " + file().path(), () -> seal().unseal(sealed));
        PassphraseFile passphrase = new PassphraseFile(file().path());
        refuses("seal.passphrase-file-not-ours", "chown ACCOUNT " + file().path(), passphrase::known);
    }

    @Test
    void tellsAMissingFileFromADamagedOne() throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        String line = Files.readString(file().path());
        char first = line.charAt(20);
        Files.writeString(file().path(), line.substring(0, 20) + (first == 'a' ? 'b' : 'a') + line.substring(21));
        refuses("seal.key-file-damaged", "copy", () -> seal().unseal(sealed));
        Files.delete(file().path());
        refuses("seal.key-file-missing", "Put it back", () -> seal().unseal(sealed));
        assertThat(file().path()).as("never made anew in place of a lost one").doesNotExist();
    }

    @Test
    void readsTheVectorsOfTheSpecification() throws IOException {
        JsonNode vectors = KeyVectors.read();
        for (JsonNode vector : vectors.get("keyFiles")) {
            byte[] secret = keyFile(vector).secret();
            assertThat(HexFormat.of().formatHex(secret))
                    .isEqualTo(vector.get("secret").asString());
        }
        for (JsonNode vector : vectors.get("refusedKeyFiles")) {
            KeyFile refused = keyFile(vector);
            refuses("seal.key-file-damaged", "copy", refused::secret);
        }
    }

    private KeyFile file() {
        return new KeyFile(folder.resolve("seal").resolve("root.key"));
    }

    private KeyFile keyFile(JsonNode vector) throws IOException {
        Path path = folder.resolve("vector.key");
        Files.writeString(path, vector.get("file").asString());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        return new KeyFile(path);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void refuses(String code, String hint, ThrowingCallable reading) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(reading).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.hint()).contains(hint);
        });
    }
}
