package org.bailee.server.watch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SecretReference;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom the watch calls.
///
/// @param mailTo addresses; none for no mail
/// @param webhookUrl where alerts are posted to
/// @param webhookSecret a reference to what they are signed with
/// @param webhookInside hosts that may be inside one's own network, and be reached without TLS
@ConfigurationProperties("bailee.watch")
record WatchSettings(
        @DefaultValue({}) List<String> mailTo,
        Optional<String> webhookUrl,
        Optional<String> webhookSecret,
        @DefaultValue({}) List<String> webhookInside) {
    private static final int SHORTEST_SECRET = 32;

    WatchSettings {
        mailTo = List.copyOf(mailTo);
        webhookInside = List.copyOf(webhookInside);
        mailTo.forEach(address -> Addresses.mustBeOne("bailee.watch.mail-to", address));
        if (webhookUrl.isPresent() && webhookSecret.isEmpty()) {
            throw Invalid.of(
                    "bailee.watch.webhook-secret",
                    "setting.missing",
                    "A webhook without a secret could be called by anybody.",
                    "Name one with file: or env:, and give it to whoever is called.");
        }
        List<String> inside = webhookInside;
        webhookUrl.ifPresent(url -> hook(url, inside));
    }

    Optional<URI> webhook() {
        return webhookUrl.map(url -> hook(url, webhookInside));
    }

    /// @throws Invalid if it cannot be read, or is too short to sign with
    String secret() {
        String secret = new SecretReference(webhookSecret.orElseThrow()).read("bailee.watch.webhook-secret");
        if (secret.length() < SHORTEST_SECRET) {
            throw Invalid.of(
                    "bailee.watch.webhook-secret",
                    "secret.short",
                    "This secret is short enough to be guessed.",
                    "Use at least 32 characters of chance, such as: openssl rand -hex 32");
        }
        return secret;
    }

    private static URI hook(String url, List<String> inside) {
        URI target;
        try {
            target = URI.create(url);
        } catch (IllegalArgumentException unreadable) {
            throw notAnAddress();
        }
        String scheme = target.getScheme();
        boolean known = "https".equals(scheme) || "http".equals(scheme);
        if (!known || target.getHost() == null || target.getRawUserInfo() != null) {
            throw notAnAddress();
        }
        if (scheme.equals("http") && !inside.contains(target.getHost())) {
            throw Invalid.of(
                    "bailee.watch.webhook-url",
                    "webhook.not-https",
                    "Alerts would go out unprotected.",
                    "Use https, or name the host in bailee.watch.webhook-inside if it stands in your own network.");
        }
        return target;
    }

    private static Invalid notAnAddress() {
        return Invalid.of(
                "bailee.watch.webhook-url",
                "webhook.malformed",
                "This is no address that can be called.",
                "Write it like https://alerts.example.com/bailee, without a name or password in it.");
    }
}
