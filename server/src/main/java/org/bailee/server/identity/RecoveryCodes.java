package org.bailee.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailee.server.shared.ActorId;

/// Codes on paper, for when the second factor is gone: ten, each good for one time.
///
/// A code has 120 random bits. From 112 on a fast digest keeps it as well as a slow one (ASVS 6.5.2); a keyed one
/// cannot even be tried by who only copied the table.
final class RecoveryCodes {
    static final int MADE = 10;

    private static final int BYTES = 15;
    private static final int LONGEST_TYPED = 128;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{24}");

    private final FactorStore store;
    private final GoneFactors gone;
    private final Means means;

    RecoveryCodes(FactorStore store, GoneFactors gone, Means means) {
        this.store = store;
        this.gone = gone;
        this.means = means;
    }

    /// New codes in place of all older ones. Within the caller's transaction.
    List<String> make(ActorId staff) {
        List<String> codes = new ArrayList<>();
        for (int made = 0; made < MADE; made++) {
            byte[] bits = new byte[BYTES];
            means.random().nextBytes(bits);
            codes.add(Base32.encode(bits).toLowerCase(Locale.ROOT));
        }
        store.recoveryCodes(
                staff, codes.stream().map(code -> digest(staff, code)).toList(), means.now());
        return codes.stream().map(code -> code.replaceAll("(.{4})(?!$)", "$1-")).toList();
    }

    /// Whether the code is one of the person's and was not used before; it is used now. Whoever looked on has
    /// seen it, so no backup makes it good again. Within the caller's transaction, which has the person's row.
    boolean accept(StaffMember staff, String typed) {
        Optional<byte[]> used = plain(typed)
                .map(code -> digest(staff.id(), code))
                .filter(digest -> store.useRecoveryCode(staff.id(), digest, means.now()));
        used.ifPresent(digest -> gone.told(staff, staff.id(), gone.code(digest)));
        return used.isPresent();
    }

    private byte[] digest(ActorId staff, String code) {
        return means.secrets().mac("recovery-code", (staff + "\n" + code).getBytes(UTF_8));
    }

    private static Optional<String> plain(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String plain = PasswordPolicy.folded(typed).replaceAll("[\\s\\p{Z}\\p{Pd}]+", "");
        return FORM.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }
}
