package org.bailee.server.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.NotFound;

/// One's own factors: seen, changed, added and removed, but never the last. Every change needs a recent second
/// factor, gives a new token and ends one's other sessions.
public final class Factors {
    private final Parts parts;
    private final Means means;
    private final NewFactors newFactors;

    Factors(Parts parts) {
        this.parts = parts;
        this.means = parts.means();
        this.newFactors = new NewFactors(parts);
    }

    public OwnFactors list(Session own) {
        return of(own.mustBeComplete().staff().id());
    }

    /// @param current the password there is, tried as at the door
    /// @throws org.bailee.server.shared.Invalid listing everything wrong with the new one
    public SignInAnswer changePassword(Session own, String current, String wanted, String source) {
        own.mustBeFresh(means);
        StaffMember staff = own.staff();
        List<Attempts.Count> counts = parts.attempts().byPassword(staff.name(), source);
        Optional<Duration> wait = parts.attempts().claim(counts);
        if (wait.isPresent()) {
            return parts.refused().tooSoon(Optional.of(staff), Factor.PASSWORD, wait.get());
        }
        Optional<byte[]> kept = parts.staff().password(staff.id());
        if (!parts.passwords().verify(staff.id(), kept, current).right()) {
            return parts.refused().refused(Optional.of(staff), Factor.PASSWORD, "wrong");
        }
        parts.attempts().succeeded(counts);
        parts.policy().mustBeGood(wanted, List.of(staff.name(), staff.displayName()));
        byte[] sealed = parts.passwords().seal(staff.id(), wanted);
        return changed(own, "password-changed", source, Optional.of(Factor.PASSWORD), () -> {
            parts.staff().password(staff.id(), sealed, means.now());
            parts.gone().told(staff, staff.id(), GoneFactors.PASSWORD);
        });
    }

    /// Begins to add an authenticator app, or to put another in the place of the one there is.
    public TotpEnrolment beginTotp(Session own) {
        return parts.totp().begin(own.mustBeFresh(means).staff());
    }

    /// Completes it with the app's first code.
    public SignInAnswer confirmTotp(Session own, String code, String source) {
        own.mustBeFresh(means);
        ActorId staff = own.staff().id();
        List<Attempts.Count> counts = parts.attempts().byCode(staff, source);
        Optional<Duration> wait = parts.attempts().claim(counts);
        if (wait.isPresent()) {
            return parts.refused().tooSoon(Optional.of(own.staff()), Factor.TOTP, wait.get());
        }
        Optional<SignedIn> in = means.tx()
                .write(() -> parts.totp().confirm(staff, code)
                        ? Optional.of(changed(own, "totp-added", source, Optional.of(Factor.TOTP), () -> {
                            parts.attempts().succeeded(counts);
                            parts.gone().told(own.staff(), staff, GoneFactors.TOTP);
                        }))
                        : Optional.empty());
        return in.<SignInAnswer>map(answer -> answer)
                .orElseGet(() -> parts.refused().refused(Optional.of(own.staff()), Factor.TOTP, "wrong"));
    }

    /// @throws org.bailee.server.shared.Denied unless a passkey could be added now: asked before one is made
    public void mayAddPasskey(Session own) {
        own.mustBeFresh(means);
    }

    /// @param passkey whose registration was verified, the person's verification by it included
    public SignedIn addPasskey(Session own, Passkey passkey, String source) {
        own.mustBeFresh(means);
        return changed(own, "passkey-added", source, Optional.of(Factor.PASSKEY), () -> {
            newFactors.add(own.staff().id(), passkey);
        });
    }

    /// Calls a passkey something else; opens and closes nothing.
    public void renamePasskey(Session own, byte[] credentialId, String label) {
        own.mustBeComplete();
        StaffRules.mustBeLabel(label);
        means.tx().write(() -> {
            Passkey key = own(own.staff().id(), credentialId);
            if (!parts.passkeys().rename(key.called(label.strip()))) {
                throw new Conflict(
                        "passkey.used-meanwhile", "This passkey was used just now.", "Send the new name again.");
            }
            return true;
        });
    }

    /// @throws Conflict if it is the last second factor
    public SignedIn removeTotp(Session own, String source) {
        own.mustBeFresh(means);
        ActorId staff = own.staff().id();
        return changed(own, "totp-removed", source, Optional.empty(), () -> {
            mustNotBeLast(staff);
            if (!parts.factors().deleteTotp(staff)) {
                throw unknown();
            }
            parts.gone().told(own.staff(), staff, GoneFactors.TOTP);
        });
    }

    /// @throws Conflict if it is the last second factor
    public SignedIn removePasskey(Session own, byte[] credentialId, String source) {
        own.mustBeFresh(means);
        ActorId staff = own.staff().id();
        return changed(own, "passkey-removed", source, Optional.empty(), () -> {
            mustNotBeLast(staff);
            if (!parts.passkeys().delete(staff, credentialId)) {
                throw unknown();
            }
            parts.gone().told(own.staff(), staff, parts.gone().passkey(credentialId));
        });
    }

    /// New recovery codes, shown this once; all older ones are worthless.
    public IssuedCodes newRecoveryCodes(Session own, String source) {
        own.mustBeFresh(means);
        List<String> codes = new ArrayList<>();
        SignedIn in = changed(own, "recovery-codes-made", source, Optional.empty(), () -> {
            codes.addAll(parts.recoveryCodes().make(own.staff().id()));
            parts.gone().told(own.staff(), own.staff().id(), GoneFactors.CODES);
        });
        return new IssuedCodes(in, codes);
    }

    private SignedIn changed(Session own, String event, String source, Optional<Factor> shown, Runnable change) {
        return means.tx().write(() -> {
            // One change at a time, so that two cannot remove the last two.
            parts.staff().lock(own.staff().id());
            change.run();
            SignedIn in = parts.sessions().renew(own, shown, source);
            means.audit()
                    .append(own.staff(), StaffEvent.of(event, own.staff().id()).with("session", own.id()));
            parts.sessions().endOthersOf(own.staff(), in.session().digest(), event);
            return in;
        });
    }

    private void mustNotBeLast(ActorId staff) {
        if (of(staff).seconds() < 2) {
            throw new Conflict(
                    "factor.last",
                    "This is your last second factor.",
                    "Add another first; recovery codes do not count as one.");
        }
    }

    private OwnFactors of(ActorId staff) {
        Optional<FactorStore.TotpRow> totp = parts.factors().totp(staff, false);
        return new OwnFactors(
                totp.map(FactorStore.TotpRow::addedAt),
                totp.flatMap(FactorStore.TotpRow::lastUsedAt),
                parts.passkeys().of(staff),
                parts.factors().recoveryCodesLeft(staff));
    }

    private Passkey own(ActorId staff, byte[] credentialId) {
        return parts.passkeys()
                .find(credentialId)
                .filter(passkey -> passkey.staff().equals(staff))
                .orElseThrow(Factors::unknown);
    }

    private static NotFound unknown() {
        return new NotFound("factor.unknown", "You have no such factor.", "List your factors again.");
    }
}
