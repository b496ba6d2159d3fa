package org.bailee.server.api.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the headers that say what a request was made from.
public final class Headers {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Headers() {}

    /// The version in `If-Match`.
    ///
    /// @throws HttpRefusal if it is missing or no version
    public static long madeFrom(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new HttpRefusal(
                    428,
                    "if-match.missing",
                    "This change does not say which version it was made from.",
                    "Send the ETag of what you read in the header If-Match, for example If-Match: \"3\".");
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new HttpRefusal(
                    400,
                    "if-match.malformed",
                    "The header If-Match does not hold one version.",
                    "Send one ETag as it was returned, quotes included, for example If-Match: \"3\".");
        }
        return Long.parseLong(tag.group(1));
    }
}
