package org.bailee.server.identity;

import java.time.Duration;
import java.util.Optional;
import org.bailee.server.shared.ActorId;

/// Which browsers each person has come in by, so that they learn of one they have not (ASVS 6.3.5).
///
/// A browser is known by a random mark in a cookie. It proves nothing and lets nobody in. Addresses would tell less:
/// they change with every train, and half a town shares one.
public final class KnownBrowsers {
    /// As long as browsers keep a cookie at most.
    public static final Duration GOOD_FOR = Duration.ofDays(400);

    private static final String PURPOSE = "known-browser";

    private final BrowserStore store;
    private final Means means;

    KnownBrowsers(BrowserStore store, Means means) {
        this.store = store;
        this.means = means;
    }

    /// Notes by which browser a person came in, and in the log if it is not their first and they never used it before.
    ///
    /// @param mark what the browser's cookie holds, if it has one
    /// @return what it is to hold from now on
    public String cameIn(Session session, Optional<String> mark) {
        ActorId person = session.mustBeComplete().staff().id();
        // A mark that another person's sessions gave this browser does for everybody at it.
        Unguessable known = mark.flatMap(Unguessable::parse).orElseGet(() -> Unguessable.random(means.random()));
        byte[] digest = digest(person, known);
        means.tx().write(() -> {
            boolean hasOthers = store.sweptAny(person, means.now().minus(GOOD_FOR));
            if (store.seen(person, digest, means.now()) && hasOthers) {
                means.audit()
                        .append(
                                session.staff(),
                                StaffEvent.of(NoticeKind.NEW_BROWSER.event(), person)
                                        .with("session", session.id()));
            }
            return true;
        });
        return known.text();
    }

    private byte[] digest(ActorId person, Unguessable mark) {
        return new RowCode().add(person.toString()).add(mark.text()).under(means.secrets(), PURPOSE);
    }
}
