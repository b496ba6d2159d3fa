package org.bailee.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.KeyGenerator;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.LoginException;
import org.bailee.server.shared.Unavailable;
import org.jspecify.annotations.Nullable;

/// A key that stays in its token: we log in for one deed, and out again, so that no other code of this process
/// finds the token open.
final class TokenKey {
    /// What is done with the key while the token is open.
    interface Deed<T> {
        T with(Provider token, Key key) throws GeneralSecurityException;
    }

    private final Pkcs11Settings where;
    private final PinFile pin;
    private final RefusedPin refused;
    private final TokenProblems problems;

    TokenKey(Pkcs11Settings where, RefusedPin refused) {
        this.where = where;
        this.pin = new PinFile(where.pinFile());
        this.refused = refused;
        this.problems = new TokenProblems(where);
    }

    TokenProblems problems() {
        return problems;
    }

    /// @throws Unavailable if the token or its key cannot be had, or the token fails
    <T> T use(Deed<T> deed) {
        return open(deed, false);
    }

    /// As [#use], with a new key if there is none of that name yet.
    <T> T made(Deed<T> deed) {
        return open(deed, true);
    }

    private synchronized <T> T open(Deed<T> deed, boolean isMade) {
        AuthProvider token = connect();
        logIn(token);
        try {
            @Nullable Key key = find(token);
            if (key == null && isMade) {
                make(token);
                key = find(token);
            }
            if (key == null) {
                throw problems.keyMissing();
            }
            return deed.with(token, key);
        } catch (GeneralSecurityException | ProviderException | IOException failed) {
            throw problems.failed(failed);
        } finally {
            logOut(token);
        }
    }

    /// Anew each time: what the driver remembered of a token that was away meanwhile would be in the way.
    private AuthProvider connect() {
        if (!Files.isReadable(where.library())) {
            throw problems.library();
        }
        try {
            AuthProvider token =
                    (AuthProvider) Security.getProvider("SunPKCS11").configure("--" + configuration());
            if (token.getServices().isEmpty()) {
                throw problems.absent();
            }
            return token;
        } catch (ProviderException | UnsupportedOperationException failed) {
            // Where the library itself is the trouble, there is no word of the standard for it.
            throw TokenProblems.isKnown(failed) ? problems.failed(failed) : problems.library();
        }
    }

    private String configuration() {
        return """
                name = bailee
                library = "%s"
                slot = %d
                destroyTokenAfterLogout = true
                insertionCheckInterval = %d
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_TOKEN = true
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                  CKA_LABEL = 0h%s
                }
                """.formatted(
                        where.library(),
                        where.slot(),
                        Integer.MAX_VALUE,
                        HexFormat.of().formatHex(where.keyLabel().getBytes(UTF_8)));
    }

    private void logIn(AuthProvider token) {
        String version = pin.version();
        if (refused.was(version)) {
            throw problems.pinRefused();
        }
        char[] secret = pin.read();
        try {
            token.login(null, callbacks -> {
                for (Callback callback : callbacks) {
                    if (callback instanceof PasswordCallback asked) {
                        asked.setPassword(secret);
                    }
                }
            });
        } catch (LoginException failed) {
            if (TokenProblems.isWrongPin(failed)) {
                refused.remember(version);
                throw problems.pinRefused();
            }
            throw problems.failed(failed);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private @Nullable Key find(AuthProvider token) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS11", token);
        try {
            keys.load(null, null);
        } catch (IOException failed) {
            if (failed.getCause() instanceof KeyStoreException) {
                throw problems.keysAlike();
            }
            throw failed;
        }
        Key key = keys.getKey(where.keyLabel(), null);
        if (key == null || !key.getAlgorithm().equals("AES")) {
            return null;
        }
        // Only its description tells a key that can be wrapped and taken out from one that never leaves.
        if (key.getFormat() != null || key.toString().toLowerCase(Locale.ROOT).contains(" extractable")) {
            throw problems.extractable();
        }
        return key;
    }

    private static void make(AuthProvider token) throws GeneralSecurityException {
        KeyGenerator keys = KeyGenerator.getInstance("AES", token);
        keys.init(256);
        keys.generateKey();
    }

    private static void logOut(AuthProvider token) {
        try {
            token.logout();
        } catch (LoginException | ProviderException _) {
            // The session is lost already, which is what was wanted.
        }
    }
}
