package org.bailee.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;

/// Who is at the door or inside, known again by a token; asked of the table every time, so an end is an end
/// everywhere.
public final class Sessions {
    /// How long somebody may stand between two factors.
    static final Duration HALFWAY = Duration.ofMinutes(10);
    /// How long somebody who came by a link may take.
    static final Duration SET_UP = Duration.ofHours(1);

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_SOURCE = 64;

    private final SessionStore store;
    private final Means means;

    Sessions(SessionStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// The session of a token; empty if there is none, it ran out or was ended, or its person is disabled.
    public Optional<Session> find(String token) {
        Instant now = means.now();
        Optional<Session> found = Unguessable.parse(token)
                .flatMap(parsed -> store.find(parsed.digest()))
                .filter(session -> session.staff().disabledAt().isEmpty())
                .filter(session -> !session.hasExpired(means.settings(), now));
        found.filter(session -> !now.isBefore(session.seenAt().plus(SEEN_EVERY)))
                .ifPresent(session -> store.seen(session.digest(), now));
        return found;
    }

    /// A session that did not run out, for who was sent away from it and comes back by other means than its token.
    Optional<Session> live(SessionId id) {
        return store.find(id)
                .filter(session -> session.staff().disabledAt().isEmpty())
                .filter(session -> !session.hasExpired(means.settings(), means.now()));
    }

    /// Signs out.
    public void end(Session session) {
        ended(session, session, "signed-out");
    }

    /// Ends what a browser had open that has just come in anew: its cookie holds one token.
    public void replace(Session before, SignedIn now) {
        ended(now.session(), before, "replaced");
    }

    /// One's own open sessions, last used first.
    public List<OpenSession> list(Session own) {
        return list(own, own.mustBeComplete().staff().id());
    }

    /// Somebody else's, for who may end them.
    public List<OpenSession> list(Session by, ActorId staff) {
        recording(by, () -> mayLookAt(by, staff));
        Instant now = means.now();
        return store.of(staff).stream()
                .filter(session -> !session.hasExpired(means.settings(), now))
                .map(session -> new OpenSession(
                        session.id(),
                        session.beganAt(),
                        session.seenAt(),
                        session.factors(),
                        session.source(),
                        session.isSame(by)))
                .toList();
    }

    /// Ends one of one's own sessions, or anybody's with `sessions.end` and after a step-up.
    public void end(Session by, SessionId id) {
        Session other = store.find(id)
                .orElseThrow(() -> new NotFound(
                        "session.unknown",
                        "There is no such session.",
                        "It may have ended by itself: list them again."));
        recording(by, () -> mayEnd(by, other.staff().id()));
        ended(by, other, "ended");
    }

    /// Ends all of one's own sessions but this one.
    ///
    /// @return how many
    public int endOthers(Session own) {
        own.mustBeComplete();
        return means.tx().write(() -> endOthersOf(own.staff(), own.digest(), "others"));
    }

    /// Ends all of somebody's sessions, after a step-up if they are somebody else's.
    ///
    /// @return how many
    public int endAll(Session by, ActorId staff) {
        recording(by, () -> mayEnd(by, staff));
        return means.tx().write(() -> endAllOf(by.staff(), staff, "all"));
    }

    /// Keeps a challenge until it is taken, in place of an older one.
    public void putChallenge(Session session, byte[] challenge) {
        if (!store.challenge(session.digest(), challenge)) {
            throw over();
        }
    }

    /// The pending challenge, once: whoever takes it second finds none.
    public Optional<byte[]> takeChallenge(Session session) {
        return means.tx().write(() -> store.takeChallenge(session.digest()));
    }

    SignedIn begin(StaffMember staff, Map<Factor, Instant> factors, String source, Optional<byte[]> link) {
        Instant now = means.now();
        Unguessable token = Unguessable.random(means.random());
        Session session = new Session(
                new SessionId(means.ids().next()),
                token.digest(),
                staff,
                now,
                now,
                factors,
                label(source),
                link,
                Optional.empty());
        store.sweep(
                now.minus(means.settings().longest()),
                now.minus(means.settings().idle()));
        store.insert(session);
        return new SignedIn(token.text(), session);
    }

    /// The same session with a factor more and a new token. The absolute end stays where it was.
    SignedIn renew(Session session, Optional<Factor> shown, String source) {
        Instant now = means.now();
        Map<Factor, Instant> factors = new EnumMap<>(Factor.class);
        factors.putAll(session.factors());
        shown.ifPresent(factor -> factors.put(factor, now));
        Unguessable token = Unguessable.random(means.random());
        if (!store.renew(session.digest(), token.digest(), factors, label(source), now)) {
            throw over();
        }
        return new SignedIn(
                token.text(),
                new Session(
                        session.id(),
                        token.digest(),
                        session.staff(),
                        session.beganAt(),
                        now,
                        factors,
                        label(source),
                        session.link(),
                        session.newPassword()));
    }

    /// Within the caller's transaction.
    int endAllOf(Actor by, ActorId staff, String why) {
        return written(by, staff, store.endAllOf(staff), why);
    }

    /// Within the caller's transaction.
    int endOthersOf(StaffMember staff, byte[] butThis, String why) {
        return written(staff, staff.id(), store.endOthersOf(staff.id(), butThis), why);
    }

    static Denied over() {
        return new Denied("session.over", "This session has ended.", "Sign in again.");
    }

    private int written(Actor by, ActorId staff, int ended, String why) {
        if (ended > 0) {
            means.audit()
                    .append(
                            by,
                            StaffEvent.of("sessions-ended", staff)
                                    .with("sessions", ended)
                                    .with("why", why));
        }
        return ended;
    }

    private void ended(Session by, Session session, String why) {
        means.tx().write(() -> {
            boolean ended = store.end(session.digest());
            if (ended) {
                means.audit()
                        .append(
                                by.staff(),
                                StaffEvent.of("session-ended", session.staff().id())
                                        .with("session", session.id())
                                        .with("why", why));
            }
            return ended;
        });
    }

    private static boolean mayLookAt(Session by, ActorId staff) {
        boolean own = by.mustBeComplete().staff().id().equals(staff);
        if (!own) {
            by.staff().must(Permission.SESSIONS_END);
        }
        return own;
    }

    private boolean mayEnd(Session by, ActorId staff) {
        boolean own = mayLookAt(by, staff);
        if (!own) {
            by.mustBeFresh(means);
        }
        return own;
    }

    private void recording(Session by, Supplier<Boolean> check) {
        StaffRefusals.recording(means, by.staff(), check);
    }

    private static String label(String source) {
        return source.substring(0, Math.min(source.length(), LONGEST_SOURCE));
    }
}
