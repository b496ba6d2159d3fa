package org.bailee.server.identity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SecretReference;
import org.bailee.server.shared.Violation;
import org.jspecify.annotations.Nullable;

/// Whether the settings of an identity provider fit together; everything wrong at once, no value repeated.
final class OidcCheck {
    static final String KEY = "bailee.sign-in.oidc.";

    private final boolean loopbackHttp;
    private final List<Violation> wrong = new ArrayList<>();

    OidcCheck(boolean loopbackHttp) {
        this.loopbackHttp = loopbackHttp;
    }

    /// @throws Invalid listing everything wrong
    void mustBeSound(
            Optional<String> issuer,
            Optional<String> clientId,
            Optional<String> clientSecret,
            Optional<String> redirectUri,
            List<String> scopes,
            List<String> staffRoles,
            List<String> registerRoles,
            boolean newAccounts,
            boolean acceptsSecond) {
        boolean meant = clientId.isPresent() || clientSecret.isPresent() || redirectUri.isPresent() || newAccounts;
        if (issuer.isPresent() || meant) {
            require("issuer", issuer, "Write the provider's issuer, exactly as its discovery document has it.");
            require("client-id", clientId, "Register Bailee at the provider and write the id it gives.");
            require("client-secret", clientSecret, "Write file:PATH or env:NAME of the secret the provider gave.");
            require("redirect-uri", redirectUri, "Write this server's address and " + OidcSettings.WAY_BACK + ".");
        }
        issuer.ifPresent(this::issuer);
        redirectUri.ifPresent(this::redirectUri);
        clientSecret.ifPresent(this::secret);
        if (!scopes.contains("openid")) {
            add("scopes", "oidc.scope", "There is no openid among them.", "Begin with openid.");
        }
        roles("staff-roles", staffRoles, true);
        roles("register-roles", registerRoles, false);
        if (newAccounts && (staffRoles.isEmpty() || !acceptsSecond)) {
            add(
                    "new-accounts",
                    "oidc.new-accounts",
                    "Who comes for the first time would have no role, or no second factor.",
                    "Map groups in staff-roles and accept the provider's second factor by acr or amr, or leave"
                            + " new-accounts off.");
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    private void require(String key, Optional<String> value, String hint) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            add(key, "oidc.missing", "An identity provider is set up, but this is missing.", hint);
        }
    }

    private void issuer(String text) {
        Optional<URI> issuer = uri(text);
        if (issuer.isEmpty() || issuer.get().getQuery() != null || !isSafe(issuer.get(), loopbackHttp)) {
            add(
                    "issuer",
                    "oidc.address",
                    "This is not an https address without query and fragment.",
                    "Write it as https://login.example.com/realm.");
        }
    }

    private void redirectUri(String text) {
        Optional<URI> back = uri(text);
        if (back.isEmpty()
                || !"https".equals(back.get().getScheme())
                || back.get().getQuery() != null
                || !OidcSettings.WAY_BACK.equals(back.get().getRawPath())) {
            add(
                    "redirect-uri",
                    "oidc.address",
                    "This is not the https address of this server's way back.",
                    "Write it as https://bailee.example.com" + OidcSettings.WAY_BACK + ".");
        }
    }

    private void secret(String reference) {
        try {
            new SecretReference(reference).read(KEY + "client-secret");
        } catch (Invalid missing) {
            wrong.addAll(missing.violations());
        }
    }

    private void roles(String key, List<String> mappings, boolean ofStaff) {
        for (String mapping : mappings) {
            Optional<GroupRole> read = GroupRole.read(mapping);
            if (read.isEmpty() || ofStaff && StaffRole.named(read.get().role()).isEmpty()) {
                add(
                        key,
                        "oidc.mapping",
                        "Not every entry is GROUP=ROLE with a role there is.",
                        ofStaff
                                ? "Write GROUP=support, for example; roles are administrator, privacy-officer, support,"
                                        + " marketing, auditor and developer."
                                : "Write GROUP=ROLE, the role as the register spells it.");
                return;
            }
        }
    }

    static boolean isSafe(URI address, boolean loopbackHttp) {
        return "https".equals(address.getScheme())
                || loopbackHttp && "http".equals(address.getScheme()) && isLoopback(address.getHost());
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null
                    && (host.equals("localhost")
                            || InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                                    .isLoopbackAddress());
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private void add(String key, String code, String says, String hint) {
        wrong.add(new Violation(KEY + key, code, says, hint));
    }
}
