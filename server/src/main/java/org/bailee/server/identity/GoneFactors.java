package org.bailee.server.identity;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;

/// Tells, for the journal, which of somebody's factors count no more: a database out of a backup has them still, and
/// whoever stole one would be let in by it (docs/spec/journal.md). Within the caller's transaction.
final class GoneFactors {
    static final String KIND = "factors-gone";
    static final String PASSWORD = "password";
    static final String TOTP = "totp";
    static final String PASSKEYS = "passkeys";
    static final String CODES = "codes";
    static final String PROVIDER = "provider";

    private static final String PASSKEY = "passkey-";
    private static final String CODE = "code-";
    private static final int DIGITS = 32;

    private final StaffStore staff;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final ProviderStore providers;
    private final Means means;

    GoneFactors(StaffStore staff, FactorStore factors, PasskeyStore passkeys, ProviderStore providers, Means means) {
        this.staff = staff;
        this.factors = factors;
        this.passkeys = passkeys;
        this.providers = providers;
        this.means = means;
    }

    /// @param gone what was there before and was ended or replaced; the caller holds the person's row
    void told(Actor by, ActorId who, String... gone) {
        means.audit()
                .append(
                        by,
                        StaffEvent.of(KIND, who)
                                .with("gone", Arrays.stream(gone).sorted().collect(joining(" ")))
                                .with("version", staff.changed(who)));
    }

    /// The word for one passkey. It stands for the credential, and does not tell which it is.
    String passkey(byte[] credentialId) {
        return PASSKEY + hex("passkey-gone", credentialId);
    }

    /// The word for one recovery code, of which the digest is kept. The others on the same paper stay good.
    String code(byte[] digest) {
        return CODE + hex("code-gone", digest);
    }

    private String hex(String what, byte[] of) {
        return HexFormat.of().formatHex(means.secrets().mac(what, of)).substring(0, DIGITS);
    }

    /// Takes them away again where a backup has brought them back. What is not known, a later version's, is passed
    /// over.
    ///
    /// @return whether one was there
    boolean again(ActorId who, Set<String> gone) {
        boolean any = gone.contains(PASSWORD) && staff.deletePassword(who);
        any |= gone.contains(TOTP) && factors.deleteTotp(who);
        any |= gone.contains(CODES) && factors.deleteRecoveryCodes(who);
        any |= gone.contains(PROVIDER) && providers.unlink(who);
        any |= gone.contains(PASSKEYS) && passkeys.deleteAll(who);
        for (byte[] id : passkeys.idsOf(who)) {
            any |= gone.contains(passkey(id)) && passkeys.delete(who, id);
        }
        for (byte[] digest : factors.recoveryCodes(who)) {
            any |= gone.contains(code(digest)) && factors.useRecoveryCode(who, digest, means.now());
        }
        return any;
    }

    /// Whether what is left lets nobody in: neither a passkey, nor two factors that make a pair.
    boolean letsNobodyIn(ActorId who) {
        boolean first = staff.password(who).isPresent() || providers.hasLink(who);
        boolean second = factors.totp(who, false).isPresent() || factors.recoveryCodesLeft(who) > 0;
        return passkeys.idsOf(who).isEmpty() && !(first && second);
    }

    /// All that a set-up of this kind replaces.
    static String[] replacedBy(LinkKind kind) {
        return Stream.concat(
                        kind.setsPassword() ? Stream.of(PASSWORD, PROVIDER) : Stream.empty(),
                        kind.setsFactor() ? Stream.of(TOTP, PASSKEYS, CODES) : Stream.empty())
                .toArray(String[]::new);
    }
}
