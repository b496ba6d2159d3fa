package org.bailee.server.console.frame;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.server.identity.Session;

/// Where somebody belongs, by how far they have come.
public final class Places {
    public static final String DOOR = "/sign-in";

    /// The one page there is while the keys are sealed.
    public static final String UNSEAL = "/unseal";

    public static final String SECOND_FACTOR = "/sign-in/code";
    public static final String SET_UP = "/set-up";
    public static final String HOME = "/";

    /// Pages of their own that a second factor leads back to; other forms lead back to their room.
    private static final Pattern FORM = Pattern.compile(
            "(/people/[0-9a-f-]{36}/(?:break-glass|erase/whole|erase)|/people/[0-9a-f-]{36}(?:\\?for=[a-z][a-z0-9-]{0,62})?|/approvals/[0-9a-f-]{36}|/break-glass/[0-9a-f-]{36})(/[a-z]+)?");

    /// Where somebody may be led after a second factor: never to an address that came with a request.
    private static final Set<String> WAYS_BACK = Set.of(
            "/account",
            "/approvals",
            "/custodians",
            "/custody",
            "/holds",
            "/keys",
            "/people",
            "/restrictions",
            "/staff",
            "/watch");

    private Places() {}

    /// The way back that a form named, if it is one of ours.
    public static String known(String back) {
        return WAYS_BACK.contains(back) || FORM.matcher(back).matches() ? back : HOME;
    }

    /// Where somebody comes back to who was asked for a second factor on the way.
    static String back(String path) {
        Matcher form = FORM.matcher(path);
        if (form.matches()) {
            return form.group(1);
        }
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    public static String of(Session session) {
        if (session.isSetUp()) {
            return SET_UP;
        }
        return session.isComplete() ? HOME : SECOND_FACTOR;
    }
}
