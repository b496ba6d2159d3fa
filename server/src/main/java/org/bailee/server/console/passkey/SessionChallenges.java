package org.bailee.server.console.passkey;

import java.util.Optional;
import org.bailee.server.identity.DoorChallenges;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;

/// Challenges for whom there is a session: kept there, taken once, and good for as short a while as those of the door.
final class SessionChallenges {
    private final Sessions sessions;
    private final DoorChallenges challenges;

    SessionChallenges(Sessions sessions, DoorChallenges challenges) {
        this.sessions = sessions;
        this.challenges = challenges;
    }

    byte[] make(Session session) {
        byte[] challenge = challenges.make();
        sessions.putChallenge(session, challenge);
        return challenge;
    }

    Optional<byte[]> take(Session session) {
        return sessions.takeChallenge(session).filter(challenges::isGood);
    }
}
