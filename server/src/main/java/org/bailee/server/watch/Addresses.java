package org.bailee.server.watch;

import java.util.regex.Pattern;
import org.bailee.server.shared.Invalid;

/// Mail addresses of settings: plain ones, that fit into one header and cannot add another.
final class Addresses {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}");

    private Addresses() {}

    static void mustBeOne(String setting, String address) {
        if (!PLAIN.matcher(address).matches()) {
            throw Invalid.of(
                    setting,
                    "mail.malformed",
                    "This is no mail address.",
                    "Write it like privacy@example.com, several separated by commas.");
        }
    }
}
