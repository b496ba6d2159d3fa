package org.bailee.server.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.identity.SignInAnswer.TooSoon;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;

/// Lets people in, one factor after another, and slows down who guesses (docs/spec/sign-in.md).
///
/// Known, unknown and disabled names are answered alike, after the same work.
public final class SignIn {
    private static final ActorId NOBODY = new ActorId(new UUID(0, 0));
    /// No name is blank, so nobody has this one.
    private static final NormalName NO_NAME = new NormalName(" ");

    private final StaffStore staff;
    private final PasskeyStore passkeys;
    private final Passwords passwords;
    private final Totp totp;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final Attempts attempts;
    private final RefusedSteps refused;
    private final Means means;

    SignIn(Parts parts) {
        this.staff = parts.staff();
        this.passkeys = parts.passkeys();
        this.passwords = parts.passwords();
        this.totp = parts.totp();
        this.recoveryCodes = parts.recoveryCodes();
        this.sessions = parts.sessions();
        this.attempts = parts.attempts();
        this.refused = parts.refused();
        this.means = parts.means();
    }

    /// The first step: a session that has shown a password and may show a second factor, nothing else.
    ///
    /// @param source whence the request came, such as an address
    /// @throws org.bailee.server.shared.Unavailable while too many passwords are being hashed
    public SignInAnswer password(String name, String password, String source) {
        List<Attempts.Count> counts = attempts.byPassword(name, source);
        Optional<Duration> wait = attempts.claim(counts);
        if (wait.isPresent()) {
            return refused.tooSoon(Optional.empty(), Factor.PASSWORD, wait.get());
        }
        Optional<StaffMember> named = staff.named(NormalName.parse(name).orElse(NO_NAME));
        ActorId owner = named.map(StaffMember::id).orElse(NOBODY);
        Optional<byte[]> kept = staff.password(owner);
        Passwords.Verdict verdict = passwords.verify(owner, kept, password);
        if (!verdict.right() || !named.orElseThrow().isActive()) {
            return refused.refused(named, Factor.PASSWORD, named.isEmpty() ? "unknown" : "wrong");
        }
        Optional<byte[]> renewed = verdict.outdated() ? Optional.of(passwords.seal(owner, password)) : Optional.empty();
        Optional<SignedIn> in = means.tx().write(() -> {
            // Held until the session is there, so that it cannot slip past who changes password or roles meanwhile.
            Optional<StaffMember> now = staff.lock(owner).filter(StaffMember::isActive);
            if (now.isEmpty()
                    || !Arrays.equals(kept.orElseThrow(), staff.password(owner).orElse(null))) {
                return Optional.empty();
            }
            renewed.ifPresent(dearer -> staff.rehashed(owner, kept.orElseThrow(), dearer));
            SignedIn begun = begin(now.get(), Factor.PASSWORD, source);
            warnAfterRefusals(begun, Factor.PASSWORD, counts);
            attempts.succeeded(counts);
            return Optional.of(begun);
        });
        return in.<SignInAnswer>map(answer -> answer)
                .orElseGet(() -> refused.refused(named, Factor.PASSWORD, "changed-meanwhile"));
    }

    /// A code of the person's authenticator app, as second factor or as step-up.
    public SignInAnswer totp(Session session, String code, String source) {
        return code(
                session, Factor.TOTP, source, () -> totp.accept(session.staff().id(), code));
    }

    /// One of the person's recovery codes, as second factor or as step-up.
    public SignInAnswer recoveryCode(Session session, String code, String source) {
        return code(session, Factor.RECOVERY, source, () -> {
            // Held as by whoever changes factors, and in that order.
            return staff.lock(session.staff().id()).isPresent() && recoveryCodes.accept(session.staff(), code);
        });
    }

    /// Counts a try with a passkey; to be asked before the passkey is looked at.
    ///
    /// @return empty if it may be tried
    public Optional<TooSoon> beforePasskey(String source) {
        return attempts.claim(attempts.byPasskey(source))
                .map(wait -> refused.tooSoon(Optional.empty(), Factor.PASSKEY, wait));
    }

    /// The same for a passkey as second factor or step-up, which counts as a code does: refusals of both are written
    /// down each by each, and whoever has the password could cause any number.
    ///
    /// @return empty if it may be tried
    public Optional<TooSoon> beforePasskey(Session session, String source) {
        return attempts.claim(attempts.byOwnPasskey(session.staff().id(), source))
                .map(wait -> refused.tooSoon(Optional.of(session.staff()), Factor.PASSKEY, wait));
    }

    /// Lets in who has just shown a passkey, both factors in one.
    ///
    /// @param credentialId of a passkey whose assertion was verified against what is kept, the person's
    /// verification by it included
    /// @throws org.bailee.crypto.Corrupt if the passkey is not as it was kept
    public SignInAnswer passkey(byte[] credentialId, String source) {
        Optional<StaffMember> owner = passkeys.find(credentialId).flatMap(passkey -> staff.find(passkey.staff()));
        if (owner.isEmpty() || !owner.get().isActive()) {
            return refused.refused(owner, Factor.PASSKEY, owner.isEmpty() ? "unknown" : "not-active");
        }
        ActorId id = owner.get().id();
        Optional<SignedIn> in = means.tx().write(() -> {
            // Held until the session is there, so that it cannot slip past who removes the passkey, resets the factors
            // or
            // disables the account meanwhile: each of them holds the person too, and ends the sessions it finds.
            Optional<StaffMember> now = staff.lock(id).filter(StaffMember::isActive);
            if (now.isEmpty() || !isOf(id, credentialId)) {
                return Optional.empty();
            }
            attempts.succeeded(attempts.byPasskey(source));
            attempts.forget(now.get());
            return Optional.of(begin(now.get(), Factor.PASSKEY, source));
        });
        return in.<SignInAnswer>map(answer -> answer)
                .orElseGet(() -> refused.refused(owner, Factor.PASSKEY, "changed-meanwhile"));
    }

    /// A passkey that was just verified, as second factor or as step-up; another person's is refused.
    public SignInAnswer passkey(Session session, byte[] credentialId, String source) {
        mustNotBeSetUp(session);
        ActorId owner = session.staff().id();
        if (!isOf(owner, credentialId)) {
            return refused.refused(Optional.of(session.staff()), Factor.PASSKEY, "another-persons");
        }
        return means.tx().write(() -> {
            attempts.succeeded(attempts.byPasskey(source));
            attempts.forget(session.staff());
            return renew(session, Factor.PASSKEY, source);
        });
    }

    /// Notes that a passkey did not verify.
    public SignInAnswer passkeyRefused(Optional<Session> session) {
        return refused.refused(session.map(Session::staff), Factor.PASSKEY, "not-verified");
    }

    /// Notes that a passkey of ours has counted backwards: somebody may have a copy of it.
    public SignInAnswer passkeyCopied(byte[] credentialId) {
        return refused.refused(
                passkeys.find(credentialId).flatMap(passkey -> staff.find(passkey.staff())),
                Factor.PASSKEY,
                "counted-backwards");
    }

    /// Which second factors somebody can show who has shown the first.
    public Set<Factor> seconds(Session session) {
        mustNotBeSetUp(session);
        ActorId owner = session.staff().id();
        Set<Factor> seconds = EnumSet.noneOf(Factor.class);
        if (totp.isSetUp(owner)) {
            seconds.add(Factor.TOTP);
        }
        if (!passkeys.of(owner).isEmpty()) {
            seconds.add(Factor.PASSKEY);
        }
        return seconds;
    }

    private SignInAnswer code(Session session, Factor factor, String source, BooleanSupplier accepted) {
        mustNotBeSetUp(session);
        List<Attempts.Count> counts = attempts.byCode(session.staff().id(), source);
        Optional<Duration> wait = attempts.claim(counts);
        if (wait.isPresent()) {
            return refused.tooSoon(Optional.of(session.staff()), factor, wait.get());
        }
        Optional<SignedIn> in = means.tx().write(() -> {
            if (!accepted.getAsBoolean()) {
                return Optional.empty();
            }
            SignedIn renewed = renew(session, factor, source);
            warnAfterRefusals(renewed, factor, counts);
            attempts.succeeded(counts);
            return Optional.of(renewed);
        });
        return in.<SignInAnswer>map(answer -> answer)
                .orElseGet(() -> refused.refused(Optional.of(session.staff()), factor, "wrong"));
    }

    private boolean isOf(ActorId owner, byte[] credentialId) {
        return passkeys.find(credentialId)
                .filter(passkey -> passkey.staff().equals(owner))
                .isPresent();
    }

    private SignedIn begin(StaffMember who, Factor factor, String source) {
        SignedIn in = sessions.begin(who, Map.of(factor, means.now()), source, Optional.empty());
        return written(in, factor);
    }

    private SignedIn renew(Session session, Factor factor, String source) {
        return written(sessions.renew(session, Optional.of(factor), source), factor);
    }

    private SignedIn written(SignedIn in, Factor factor) {
        means.audit()
                .append(
                        in.session().staff(),
                        StaffEvent.of("factor-shown", in.session().staff().id())
                                .with("factor", factor.word())
                                .with("session", in.session().id())
                                .with("complete", in.session().isComplete()));
        return in;
    }

    /// Who guessed right at last looks like the person; only the person can tell (ASVS 6.3.5).
    private void warnAfterRefusals(SignedIn in, Factor factor, List<Attempts.Count> counts) {
        long before = attempts.refusedBefore(counts);
        if (before >= NoticeKind.MANY) {
            StaffMember who = in.session().staff();
            means.audit()
                    .append(
                            who,
                            StaffEvent.of(NoticeKind.AFTER_REFUSALS.event(), who.id())
                                    .with("factor", factor.word())
                                    .with("refusals", before)
                                    .with("session", in.session().id()));
        }
    }

    private static void mustNotBeSetUp(Session session) {
        if (session.isSetUp()) {
            throw new Denied(
                    "session.set-up", "This session only sets up an account.", "Complete the set-up, or sign in.");
        }
    }
}
