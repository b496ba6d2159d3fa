package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.identity.SetUpAnswer.SetUpDone;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;

/// By a link, people choose a password and a second factor. Nothing counts, and the link stays good, until both are
/// there.
public final class SetUp {
    private final Parts parts;
    private final Means means;
    private final SessionStore sessionRows;
    private final NewFactors newFactors;

    SetUp(Parts parts, SessionStore sessionRows) {
        this.parts = parts;
        this.means = parts.means();
        this.sessionRows = sessionRows;
        this.newFactors = new NewFactors(parts);
    }

    /// A session that can set up and nothing else; empty if the link is unknown, used, replaced or too old.
    public Optional<SignedIn> open(String token, String source) {
        Optional<byte[]> digest = Unguessable.parse(token).map(Unguessable::digest);
        Optional<StaffMember> staff = digest.flatMap(parts.links()::find)
                .filter(link -> means.now().isBefore(link.expiresAt()))
                .flatMap(link -> parts.staff().find(link.staff()))
                .filter(member -> member.disabledAt().isEmpty());
        if (staff.isEmpty()) {
            return Optional.empty();
        }
        return means.tx().write(() -> {
            SignedIn in = parts.sessions().begin(staff.get(), Map.of(), source, digest);
            means.audit()
                    .append(
                            new UnknownCaller(),
                            StaffEvent.of("link-opened", staff.get().id())
                                    .with("session", in.session().id()));
            return Optional.of(in);
        });
    }

    /// Whether there is no administrator who may come in, and so a code that the start has shown to whoever started
    /// the server.
    public boolean isAwaitingFirst() {
        return parts.staff().administrators().stream().noneMatch(StaffMember::isActive);
    }

    public SetUpState state(Session setUp) {
        LinkKind kind = kind(setUp);
        return new SetUpState(kind, isPasswordReady(current(setUp), kind));
    }

    /// The first administrator says who they are; others were named by who invited them.
    ///
    /// @throws Conflict if somebody has this name
    public void name(Session setUp, String signInName, String displayName) {
        if (kind(setUp) != LinkKind.FIRST_ADMINISTRATOR) {
            throw new Denied(
                    "set-up.named", "Your name was given by who invited you.", "Ask an administrator to change it.");
        }
        NormalName normal = NormalName.of(signInName);
        StaffRules.mustBeDisplayName(displayName);
        means.tx().write(() -> {
            ActorId own = setUp.staff().id();
            if (parts.staff()
                    .named(normal)
                    .filter(other -> !other.id().equals(own))
                    .isPresent()) {
                throw StaffRules.nameTaken();
            }
            parts.staff().rename(own, signInName.strip(), normal, displayName.strip());
            return true;
        });
    }

    /// Chooses the password that counts once the set-up is completed.
    ///
    /// @throws org.bailee.server.shared.Invalid listing everything wrong with it
    public void choosePassword(Session setUp, String password) {
        if (!kind(setUp).setsPassword()) {
            throw new Denied(
                    "set-up.password-stays", "Your password stays as it is.", "Show the password you have instead.");
        }
        StaffMember staff = current(setUp).staff();
        parts.policy().mustBeGood(password, List.of(staff.name(), staff.displayName()));
        if (!sessionRows.newPassword(setUp.digest(), parts.passwords().seal(staff.id(), password))) {
            throw Sessions.over();
        }
    }

    /// Shows the password there is, where only the second factor is new.
    public SignInAnswer showPassword(Session setUp, String password, String source) {
        kind(setUp);
        StaffMember staff = setUp.staff();
        List<Attempts.Count> counts = parts.attempts().byPassword(staff.name(), source);
        Optional<Duration> wait = parts.attempts().claim(counts);
        if (wait.isPresent()) {
            return parts.refused().tooSoon(Optional.of(staff), Factor.PASSWORD, wait.get());
        }
        if (!parts.passwords()
                .verify(staff.id(), parts.staff().password(staff.id()), password)
                .right()) {
            return parts.refused().refused(Optional.of(staff), Factor.PASSWORD, "wrong");
        }
        parts.attempts().succeeded(counts);
        return parts.sessions().renew(setUp, Optional.of(Factor.PASSWORD), source);
    }

    /// Makes a secret for an authenticator app; it counts once [#finish] was given its first code.
    public TotpEnrolment beginTotp(Session setUp) {
        mustSetFactor(kind(setUp));
        return parts.totp().begin(current(setUp).staff());
    }

    /// Completes the set-up: the link is used up, the old factors it replaces and all older sessions end, and the
    /// person is signed in.
    public SetUpAnswer finish(Session setUp, SecondFactor factor, String source) {
        LinkKind kind = kind(setUp);
        if (newFactors.isNew(factor)) {
            mustSetFactor(kind);
        } else if (kind.setsFactor()) {
            throw new Denied(
                    "set-up.new-factor",
                    "This set-up needs a new second factor.",
                    "Add a passkey or an authenticator app.");
        }
        ActorId staff = setUp.staff().id();
        boolean passkey = newFactors.isPasskey(factor);
        List<Attempts.Count> counts = passkey
                ? parts.attempts().byOwnPasskey(staff, source)
                : parts.attempts().byCode(staff, source);
        // A passkey was counted before it was looked at.
        Optional<Duration> wait = passkey ? Optional.empty() : parts.attempts().claim(counts);
        if (wait.isPresent()) {
            return new SetUpAnswer.Wait(wait.get());
        }
        Optional<SetUpDone> done = means.tx().write(() -> {
            if (parts.staff()
                    .lock(staff)
                    .filter(member -> member.disabledAt().isEmpty())
                    .isEmpty()) {
                throw Sessions.over();
            }
            Session session = current(setUp);
            if (!isPasswordReady(session, kind)) {
                throw new Denied("set-up.password-missing", "There is no password yet.", "Choose the password first.");
            }
            Instant now = means.now();
            Optional<Factor> shown = newFactors.apply(session.staff(), factor);
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            if (!parts.links().use(setUp.mustBeSetUp(), now)) {
                throw Sessions.over();
            }
            session.newPassword().ifPresent(chosen -> parts.staff().password(staff, chosen, now));
            parts.staff().setUp(staff, now);
            if (kind.setsPassword()) {
                // Whoever had the old password could have linked a subject of their own.
                parts.providers().unlink(staff);
            }
            List<String> codes = kind.setsFactor() ? parts.recoveryCodes().make(staff) : List.of();
            parts.gone().told(session.staff(), staff, GoneFactors.replacedBy(kind));
            parts.attempts().succeeded(counts);
            parts.attempts().forget(session.staff());
            parts.sessions().endAllOf(session.staff(), staff, "set-up");
            Map<Factor, Instant> factors = new EnumMap<>(Factor.class);
            factors.put(Factor.PASSWORD, now);
            factors.put(shown.get(), now);
            StaffMember member = parts.staff().find(staff).orElseThrow();
            SignedIn in = parts.sessions().begin(member, factors, source, Optional.empty());
            means.audit()
                    .append(
                            member,
                            StaffEvent.of("set-up-completed", staff)
                                    .with("kind", kind.word())
                                    .with("factor", shown.get().word())
                                    .with("session", in.session().id()));
            return Optional.of(new SetUpDone(in, codes));
        });
        if (done.isEmpty()) {
            parts.refused().refused(Optional.of(setUp.staff()), Factor.TOTP, "wrong");
            return new SetUpAnswer.WrongFactor();
        }
        return done.get();
    }

    private LinkKind kind(Session setUp) {
        return parts.links()
                .find(setUp.mustBeSetUp())
                .orElseThrow(Sessions::over)
                .kind();
    }

    private Session current(Session session) {
        return sessionRows.find(session.digest()).orElseThrow(Sessions::over);
    }

    private static boolean isPasswordReady(Session session, LinkKind kind) {
        return kind.setsPassword()
                ? session.newPassword().isPresent()
                : session.factors().containsKey(Factor.PASSWORD);
    }

    private static void mustSetFactor(LinkKind kind) {
        if (!kind.setsFactor()) {
            throw new Denied(
                    "set-up.factor-stays",
                    "Your second factor stays as it is.",
                    "Show the one you have; if it is lost, ask an administrator to reset that too.");
        }
    }
}
