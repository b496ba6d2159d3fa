package org.bailee.server.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.SecretReference;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The staff's identity provider, and how far its word goes. None, unless an issuer is named.
///
/// @param clientSecret where the secret is: `file:PATH` or `env:NAME`
/// @param redirectUri where browsers come back to: this server's address and [#WAY_BACK]
/// @param name what people call the provider
/// @param groupsClaim in which claim the ID token has the person's groups
/// @param staffRoles `GROUP=ROLE`; who is in a group has the role. Empty: roles are given here
/// @param registerRoles `GROUP=ROLE`, of the register
/// @param acr values of `acr` that stand for a second factor
/// @param amr values of `amr`, any of which stands for a second factor
/// @param newAccounts whether who is not known yet gets an account at the first arrival
/// @param loopbackHttp for tests: a provider on this very machine may speak plain HTTP
@ConfigurationProperties("bailee.sign-in.oidc")
public record OidcSettings(
        Optional<String> issuer,
        Optional<String> clientId,
        Optional<String> clientSecret,
        Optional<String> redirectUri,
        Optional<String> name,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue List<String> staffRoles,
        @DefaultValue List<String> registerRoles,
        @DefaultValue List<String> acr,
        @DefaultValue List<String> amr,
        @DefaultValue("false") boolean newAccounts,
        @DefaultValue("false") boolean loopbackHttp) {
    /// Where a provider sends people back to, whatever the address of the server.
    public static final String WAY_BACK = "/sign-in/provider/return";

    public OidcSettings {
        scopes = List.copyOf(scopes);
        staffRoles = List.copyOf(staffRoles);
        registerRoles = List.copyOf(registerRoles);
        acr = List.copyOf(acr);
        amr = List.copyOf(amr);
        new OidcCheck(loopbackHttp)
                .mustBeSound(
                        issuer,
                        clientId,
                        clientSecret,
                        redirectUri,
                        scopes,
                        staffRoles,
                        registerRoles,
                        newAccounts,
                        !acr.isEmpty() || !amr.isEmpty());
    }

    /// Whether there is a provider at all.
    public boolean isOn() {
        return issuer.isPresent();
    }

    /// Whether anything the provider says stands for a second factor.
    public boolean acceptsSecondFactors() {
        return !acr.isEmpty() || !amr.isEmpty();
    }

    /// Whether nobody on the way to an address can listen or answer in its place.
    public boolean isSafe(URI address) {
        return OidcCheck.isSafe(address, loopbackHttp);
    }

    /// What stands on the button: its name, else the machine it is on.
    public String shownName() {
        return name.orElseGet(() -> URI.create(issuer.orElseThrow()).getHost());
    }

    /// Read when needed and kept by nobody.
    public String secret() {
        return new SecretReference(clientSecret.orElseThrow()).read(OidcCheck.KEY + "client-secret");
    }
}
