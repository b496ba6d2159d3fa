package org.bailee.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bailee.server.keys.TestCustody.ADMINISTRATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.bailee.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The root key changes behind a token, for who knows its PIN; one that does not answer changes nothing.
class RootChangeByTokenTests {
    /// Answers as a token does, until it is away.
    private static final class Token extends SealInMemory {
        private int answers = Integer.MAX_VALUE;

        @Override
        public SealKind kind() {
            return SealKind.PKCS11;
        }

        @Override
        public byte[] seal(RootKey root) {
            answer();
            return super.seal(root);
        }

        @Override
        public RootKey unseal(byte[] sealed) {
            answer();
            return super.unseal(sealed);
        }

        private void answer() {
            if (answers == 0) {
                throw new Unavailable("seal.no-answer", "It is down.", "Wait.", Duration.ofSeconds(1));
            }
            answers--;
        }
    }

    private final TestDatabase database = TestDatabase.fresh();
    private final SecureRandom random = new SecureRandom();
    private final Token token = new Token();
    private final Seal timed = new TimedSeal(token, Duration.ofSeconds(15));
    private final KeyRing ring = TestKeys.on(database, random, timed);

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void changesForWhoKnowsThePinAndNotWhileTheTokenIsAway(@TempDir Path folder) throws IOException {
        Path pin = Files.writeString(folder.resolve("pin"), "135792\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        OwnSeals own = new OwnSeals(List.of(timed), Optional.of(new PinFile(pin)));
        RootChanges changes = TestKeys.roots(database, ring, database.db(), own);
        NewRoot wanted = new NewRoot(List.of(new Opening.ByTokenPin("135792")), Set.of(), false);
        // To open the seal, to seal the new root key, to open it again.
        for (int answers = 0; answers < 3; answers++) {
            token.answers = answers;
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> changes.change(ADMINISTRATOR, wanted))
                    .satisfies(away -> assertThat(away.code()).isEqualTo("seal.no-answer"));
        }
        assertThat(changes.list(ADMINISTRATOR)).isEmpty();
        token.answers = 3;
        assertThat(changes.change(ADMINISTRATOR, wanted).number()).isEqualTo(2);
        token.answers = 1;
        assertThat(TestKeys.on(database, random, timed).openedBy()).hasValue("pkcs11");
    }
}
