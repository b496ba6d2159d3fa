package org.bailee.server.console.frame;

import org.bailee.server.identity.Session;

/// Where somebody belongs, by how far they have come.
public final class Places {
    public static final String DOOR = "/sign-in";
    public static final String SECOND_FACTOR = "/sign-in/code";
    public static final String SET_UP = "/set-up";
    public static final String HOME = "/";

    private Places() {}

    public static String of(Session session) {
        if (session.isSetUp()) {
            return SET_UP;
        }
        return session.isComplete() ? HOME : SECOND_FACTOR;
    }
}
