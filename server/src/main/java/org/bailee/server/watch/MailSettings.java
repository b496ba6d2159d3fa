package org.bailee.server.watch;

import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The mail server Bailee hands its mail to.
///
/// @param host empty for no mail at all
/// @param user if it asks for one
/// @param password a reference
/// @param from whom mail comes from
@ConfigurationProperties("bailee.mail")
record MailSettings(
        Optional<String> host,
        @DefaultValue("587") int port,
        Optional<String> user,
        Optional<String> password,
        @DefaultValue("bailee@localhost") String from) {
    private static final int MOST = 65_535;

    MailSettings {
        if (port < 1 || port > MOST) {
            throw Invalid.of(
                    "bailee.mail.port",
                    "setting.out-of-range",
                    "This is no port.",
                    "Write 587, or what your server has.");
        }
        Addresses.mustBeOne("bailee.mail.from", from);
        if (user.isPresent() != password.isPresent()) {
            throw Invalid.of(
                    "bailee.mail.password",
                    "setting.missing",
                    "A user and a password go together.",
                    "Set both bailee.mail.user and bailee.mail.password, or neither.");
        }
    }
}
