package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.bailee.server.keys.TimeCodes;
import org.bailee.server.shared.ActorId;

/// Codes of an authenticator app: each step once per person, on whatever node (RFC 6238, section 5.2).
final class Totp {
    static final int SECONDS = 30;
    static final int DIGITS = 6;

    private static final String WHAT = "totp";
    private static final int SECRET = 20;
    private static final int LONGEST_TYPED = 64;

    private final FactorStore store;
    private final Means means;

    Totp(FactorStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// Makes a secret, which counts once a code of it was shown.
    TotpEnrolment begin(StaffMember staff) {
        byte[] secret = new byte[SECRET];
        means.random().nextBytes(secret);
        store.pendingTotp(
                staff.id(), means.secrets().seal(secret, WHAT, staff.id().value()), means.now());
        String base32 = Base32.encode(secret);
        String uri = "otpauth://totp/Bailee:%s?secret=%s&issuer=Bailee&algorithm=SHA1&digits=%d&period=%d"
                .formatted(URLEncoder.encode(staff.name(), UTF_8).replace("+", "%20"), base32, DIGITS, SECONDS);
        return new TotpEnrolment(base32, uri);
    }

    /// Whether the code is one of the secret that waits for its first; it then takes the place of an older secret.
    /// Within the caller's transaction.
    boolean confirm(ActorId staff, String code) {
        if (!accept(staff, true, code)) {
            return false;
        }
        store.confirmTotp(staff);
        return true;
    }

    boolean isSetUp(ActorId staff) {
        return store.totp(staff, false).isPresent();
    }

    /// Whether the code is right and its step was not used before; it is used now.
    boolean accept(ActorId staff, String code) {
        return accept(staff, false, code);
    }

    private boolean accept(ActorId staff, boolean pending, String typed) {
        Optional<FactorStore.TotpRow> row = store.totp(staff, pending);
        Optional<String> code = digits(typed);
        if (row.isEmpty() || code.isEmpty()) {
            return false;
        }
        Instant now = means.now();
        byte[] sealed = row.get().sealed();
        byte[] secret = means.secrets().open(sealed, WHAT, staff.value());
        long step = now.getEpochSecond() / SECONDS;
        for (long candidate : new long[] {step, step - 1, step + 1}) {
            if (isCode(secret, candidate, code.get()) && store.useStep(staff, pending, sealed, candidate, now)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(byte[] secret, long step, String code) {
        return MessageDigest.isEqual(TimeCodes.code(secret, step, DIGITS).getBytes(UTF_8), code.getBytes(UTF_8));
    }

    /// Six digits, however they were typed: with spaces, full-width or in another script.
    private static Optional<String> digits(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(DIGITS);
        for (int character : typed.codePoints().toArray()) {
            int digit = Character.digit(character, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (!Character.isWhitespace(character) && !Character.isSpaceChar(character)) {
                return Optional.empty();
            }
        }
        return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
    }
}
