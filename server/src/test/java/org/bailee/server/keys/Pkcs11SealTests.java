package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.KeyGenerator;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bailee.crypto.RootKey;
import org.bailee.server.shared.Unavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs11SealTests implements SealContract {
    @TempDir
    Path folder;

    private final String label = "bailee " + UUID.randomUUID();
    private Path pin = Path.of("pin");

    @BeforeEach
    void writePin() throws IOException {
        SoftHsm.library();
        pin = Files.writeString(folder.resolve("pin"), SoftHsm.PIN + "\n");
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public Seal seal() {
        return by(SoftHsm.token(0), label, TokenCipher.values());
    }

    @Override
    public Seal another() {
        return by(SoftHsm.token(1), label, TokenCipher.values());
    }

    @Override
    public List<String> secrets() {
        return List.of(SoftHsm.PIN);
    }

    @Override
    public int stride() {
        return 7;
    }

    /// The bytes of docs/spec/key-wrapping.md.
    @Test
    void usesAnAuthenticatedCipherIfTheTokenHasOneAndAnotherIfNot() {
        RootKey root = RootKey.random(RANDOM);
        byte[] gcm = seal().seal(root);
        assertThat(gcm).hasSize(2 + 12 + 48 + 93).startsWith(1, 1);
        byte[] cbc = by(SoftHsm.token(0), label, TokenCipher.CBC).seal(root);
        assertThat(cbc).hasSize(2 + 16 + 32 + 93).startsWith(1, 2);
        assertThat(seal().unseal(cbc)).hasToString("[sealed]");
        for (int at = 1; at < cbc.length; at += 7) {
            byte[] changed = cbc.clone();
            changed[at] ^= 1;
            SealContract.refuses(seal(), changed);
        }
    }

    @Test
    void leavesTheTokenClosedBehindIt() throws GeneralSecurityException {
        seal().seal(RootKey.random(RANDOM));
        AuthProvider token = provider(SoftHsm.token(0), "CKA_EXTRACTABLE = false");
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> token.login(null, callbacks -> {
                    throw new IOException("The token asks for its PIN, so nobody is logged in.");
                }));
    }

    /// A server that is started again and again must not use up the tries a token has.
    @Test
    void givesAWrongPinOnlyOnce() throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        Files.writeString(pin, "000000\n");
        refuses("seal.pin-refused", "saving it", () -> seal().unseal(sealed));
        assertThat(folder.resolve("refused")).content().doesNotContain("000000");
        // The right one, in a file that looks as it did: it is not given, because nobody said it is another.
        FileTime before = Files.getLastModifiedTime(pin);
        Files.writeString(pin, SoftHsm.PIN + "\n");
        Files.setLastModifiedTime(pin, before);
        refuses("seal.pin-refused", pin.toString(), () -> seal().unseal(sealed), true);
        Files.setLastModifiedTime(pin, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(seal().unseal(sealed)).hasToString("[sealed]");
    }

    @Test
    void refusesAPinFileThatOthersMayRead() throws IOException {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-r--r--"));
        refuses("seal.pin-file-open-to-others", "chmod 600 " + pin, () -> seal().unseal(sealed));
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(pin, "\n" + SoftHsm.PIN);
        refuses("seal.no-pin-inside", "nothing else", () -> seal().unseal(sealed));
        Files.delete(pin);
        refuses("seal.no-pin", "0600", () -> seal().unseal(sealed));
    }

    @Test
    void neverMakesAKeyInPlaceOfALostOne() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        Seal lost = by(SoftHsm.token(0), "other " + UUID.randomUUID(), TokenCipher.values());
        refuses("seal.token-key-missing", "backup", () -> lost.unseal(sealed));
        refuses("seal.token-key-missing", "backup", () -> lost.unseal(sealed));
    }

    @Test
    void refusesAKeyThatCanBeCopiedOut() throws GeneralSecurityException {
        make("CKA_EXTRACTABLE = true\n CKA_SENSITIVE = false");
        refuses("seal.token-key-extractable", "not extractable", () -> seal().seal(RootKey.random(RANDOM)));
    }

    /// Out of its token under another key.
    @Test
    void refusesAKeyThatCanBeWrapped() throws GeneralSecurityException {
        make("CKA_EXTRACTABLE = true\n CKA_SENSITIVE = true");
        refuses("seal.token-key-extractable", "not extractable", () -> seal().seal(RootKey.random(RANDOM)));
    }

    @Test
    void refusesTwoKeysOfOneName() throws Exception {
        int slot = SoftHsm.token(2);
        Seal seal = by(slot, label, TokenCipher.values());
        byte[] sealed = seal.seal(RootKey.random(RANDOM));
        make(slot, "CKA_EXTRACTABLE = false\n CKA_SENSITIVE = true");
        refuses("seal.token-keys-alike", "Rename or remove", () -> seal.unseal(sealed));
    }

    @Test
    void tellsAMissingTokenFromAMissingLibrary() {
        byte[] sealed = seal().seal(RootKey.random(RANDOM));
        Seal absent = by(1_999_999_999, label, TokenCipher.values());
        refuses("seal.token-absent", "bailee.seal.pkcs11.slot", () -> absent.unseal(sealed));
        for (Path wrong : List.of(folder.resolve("none.so"), pin)) {
            TokenKey key = new TokenKey(new Pkcs11Settings(wrong, 1, label, pin), new RefusedPin(folder));
            Seal unreachable = new Pkcs11Seal(key, List.of(TokenCipher.GCM), RANDOM);
            refuses("seal.token-library", "Install", () -> unreachable.unseal(sealed));
        }
    }

    @Test
    void putsTheWordsOfTheStandardIntoItsOwn() {
        TokenProblems problems = new TokenProblems(new Pkcs11Settings(Path.of("/lib.so"), 3, "key", pin));
        for (String[] known : new String[][] {
            {"CKR_PIN_LOCKED", "seal.token-locked", "REFUSED"},
            {"CKR_DEVICE_REMOVED", "seal.token-absent", "OUT_OF_REACH"},
            {"CKR_SESSION_HANDLE_INVALID", "seal.token-failed", "OUT_OF_REACH"},
            {"CKR_DEVICE_ERROR", "seal.token-failed", "OUT_OF_REACH"},
            {"secret words of a driver", "seal.token-failed", "OUT_OF_REACH"}
        }) {
            Unavailable why = problems.failed(new IllegalStateException(new IOException(known[0])));
            assertThat(why.code()).isEqualTo(known[1]);
            assertThat(Closed.of(why)).hasToString(known[2]);
            assertThat(why.says() + why.hint()).contains("slot 3").doesNotContain("secret words");
        }
    }

    private Seal by(int slot, String label, TokenCipher... ciphers) {
        Pkcs11Settings where = new Pkcs11Settings(SoftHsm.library(), slot, label, pin);
        return new Pkcs11Seal(
                new TokenKey(where, new RefusedPin(folder.resolve("refused"))), Arrays.asList(ciphers), RANDOM);
    }

    private void make(String attributes) throws GeneralSecurityException {
        make(SoftHsm.token(0), attributes);
    }

    private void make(int slot, String attributes) throws GeneralSecurityException {
        AuthProvider token = provider(slot, attributes);
        token.login(null, callbacks -> {
            for (Callback callback : callbacks) {
                ((PasswordCallback) callback).setPassword(SoftHsm.PIN.toCharArray());
            }
        });
        KeyGenerator keys = KeyGenerator.getInstance("AES", token);
        keys.init(256);
        keys.generateKey();
        token.logout();
    }

    private AuthProvider provider(int slot, String attributes) {
        return (AuthProvider) Security.getProvider("SunPKCS11").configure("""
                --name = other
                library = "%s"
                slot = %d
                destroyTokenAfterLogout = true
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                 CKA_TOKEN = true
                 CKA_LABEL = 0h%s
                 %s
                }
                """.formatted(
                        SoftHsm.library(), slot, HexFormat.of().formatHex(label.getBytes(UTF_8)), attributes));
    }

    private static void refuses(String code, String part, ThrowingCallable unsealing) {
        refuses(code, part, unsealing, false);
    }

    private static void refuses(String code, String part, ThrowingCallable unsealing, boolean inSentence) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(unsealing).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(inSentence ? refused.says() : refused.hint()).contains(part);
        });
    }
}
