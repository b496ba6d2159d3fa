package org.bailee.server.console.passkey;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bailee.server.shared.Invalid;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where browsers find the console: a passkey is made for a site and works nowhere else, which is what makes it proof
/// against imitations.
///
/// @param origins such as `https://bailee.example.com`; without any, this machine alone
/// @param site what passkeys are made for: the first origin's host or a domain above it; if it changes, all are lost
@ConfigurationProperties("bailee.passkeys")
record PasskeySettings(@DefaultValue List<String> origins, Optional<String> site) {
    private static final String HERE = "localhost";
    /// An address is no site: WebAuthn knows names only.
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z]([a-z0-9-]*[a-z0-9])?");

    PasskeySettings {
        origins = origins.stream().map(PasskeySettings::folded).toList();
        site = site.map(PasskeySettings::folded);
        if (!origins.stream().allMatch(origin -> host(origin).isPresent())) {
            throw Invalid.of(
                    "bailee.passkeys.origins",
                    "setting.not-an-origin",
                    "Not every entry is where a browser finds a site by its name and over TLS.",
                    "Write https://, the name, and the port if it is not 443, such as https://bailee.example.com.");
        }
        String above = site.orElseGet(() -> "");
        if (!above.isEmpty() && !hosts(origins).stream().allMatch(host -> isWithin(host, above))) {
            throw Invalid.of(
                    "bailee.passkeys.site",
                    "setting.not-the-site",
                    "Not every one of bailee.passkeys.origins is of this site.",
                    "Name a domain that all of them end in, or leave it out.");
        }
        if (above.isEmpty() && hosts(origins).size() > 1) {
            throw Invalid.of(
                    "bailee.passkeys.site",
                    "setting.not-the-site",
                    "The origins have several names, and a passkey works for one.",
                    "Name the domain that all of them end in.");
        }
    }

    /// The relying party's id.
    String name() {
        return site.orElseGet(() -> hosts(origins).stream().findFirst().orElse(HERE));
    }

    /// @param port where this server listens, for want of a better address
    Set<String> allowed(int port) {
        return origins.isEmpty() ? Set.of("https://" + HERE + ":" + port) : Set.copyOf(origins);
    }

    private static Set<String> hosts(List<String> origins) {
        Set<String> hosts = new TreeSet<>();
        origins.forEach(origin -> host(origin).ifPresent(hosts::add));
        return hosts.isEmpty() ? Set.of(HERE) : hosts;
    }

    private static boolean isWithin(String host, String site) {
        return host.equals(site) || host.endsWith("." + site);
    }

    private static Optional<String> host(String origin) {
        try {
            URI uri = URI.create(origin);
            return Optional.ofNullable(uri.getHost())
                    .filter(host -> NAME.matcher(host).matches())
                    .filter(host -> origin.equals("https://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
