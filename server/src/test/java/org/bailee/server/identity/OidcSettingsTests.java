package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcSettingsTests {
    private static final String KEY = "bailee.sign-in.oidc.";

    @TempDir
    private Path folder;

    @Test
    void areOffUnlessAnIssuerIsNamed() {
        assertThat(bound(Map.of()).isOn()).isFalse();
    }

    @Test
    void areOnWithTheFourThatItTakes() throws IOException {
        OidcSettings settings = bound(whole(Map.of()));
        assertThat(settings.isOn()).isTrue();
        assertThat(settings.shownName()).isEqualTo("login.example.com");
        assertThat(settings.secret()).isEqualTo("hunter2");
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThat(settings.acceptsSecondFactors()).isFalse();
        assertThat(settings.newAccounts()).isFalse();
    }

    @Test
    void tellEverythingWrongAtOnceAndNoValue() {
        Invalid problem = wrong(Map.of(
                "client-secret", "hunter2",
                "redirect-uri", "https://bailee.example/elsewhere",
                "scopes", "profile",
                "staff-roles", "Boss=emperor",
                "register-roles", "Support",
                "new-accounts", "true"));
        assertThat(problem.violations())
                .extracting(Violation::where)
                .containsExactly(
                        KEY + "issuer",
                        KEY + "client-id",
                        KEY + "redirect-uri",
                        KEY + "client-secret",
                        KEY + "scopes",
                        KEY + "staff-roles",
                        KEY + "register-roles",
                        KEY + "new-accounts");
        assertThat(problem.violations().toString()).doesNotContain("hunter2", "emperor", "elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.com",
                "http://127.0.0.1:8080/realm",
                "https://user:pass@login.example.com",
                "https://login.example.com/realm?tenant=1",
                "https://login.example.com/#x",
                "login.example.com",
                "file:///etc/passwd",
                "https:///realm",
                ""
            })
    void takeNoIssuerThatOthersCouldAnswerFor(String issuer) throws IOException {
        assertThat(wrong(whole(Map.of("issuer", issuer))).violations())
                .extracting(Violation::where)
                .contains(KEY + "issuer");
    }

    @Test
    void takePlainHttpOfThisMachineAloneAndOnlyIfToldTo() throws IOException {
        Map<String, String> told = Map.of("loopback-http", "true", "issuer", "http://127.0.0.1:8080/realm");
        assertThat(bound(whole(told)).isOn()).isTrue();
        assertThat(wrong(whole(Map.of("loopback-http", "true", "issuer", "http://login.example.com")))
                        .violations())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bailee.example/sign-in/provider/return",
                "https://bailee.example/",
                "https://bailee.example/sign-in/provider/return/",
                "https://bailee.example/sign-in/provider/return?to=x",
                "/sign-in/provider/return"
            })
    void takeNoWayBackButTheirOwn(String address) throws IOException {
        assertThat(wrong(whole(Map.of("redirect-uri", address))).violations()).hasSize(1);
    }

    @Test
    void newAccountsNeedARoleAndASecondFactor() throws IOException {
        assertThat(wrong(whole(Map.of("new-accounts", "true", "acr", "gold"))).violations())
                .hasSize(1);
        assertThat(wrong(whole(Map.of("new-accounts", "true", "staff-roles", "A=support")))
                        .violations())
                .hasSize(1);
        Map<String, String> both = Map.of("new-accounts", "true", "staff-roles", "A=support", "amr", "mfa");
        assertThat(bound(whole(both)).newAccounts()).isTrue();
    }

    @Test
    void groupsMayBeCalledAnything() throws IOException {
        OidcSettings settings = bound(whole(Map.of(
                "staff-roles[0]", "cn=Bosses,ou=groups,dc=example=administrator",
                "staff-roles[1]", "/support/de=support")));
        assertThat(GroupRole.of(settings.staffRoles(), List.of("cn=Bosses,ou=groups,dc=example", "/support/de")))
                .isEqualTo(Set.of("administrator", "support"));
        // Exactly: who may name groups must not come near one by its spelling.
        assertThat(GroupRole.of(settings.staffRoles(), List.of("/Support/de", "/support/de/x", "/support")))
                .isEmpty();
    }

    private Map<String, String> whole(Map<String, String> more) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        Map<String, String> all = new HashMap<>(Map.of(
                "issuer",
                "https://login.example.com/realm",
                "client-id",
                "bailee",
                "client-secret",
                "file:" + secret,
                "redirect-uri",
                "https://bailee.example" + OidcSettings.WAY_BACK));
        all.putAll(more);
        return all;
    }

    private static Invalid wrong(Map<String, String> settings) {
        BindException failed = catchThrowableOfType(BindException.class, () -> bound(settings));
        Throwable cause = failed;
        while (cause != null && !(cause instanceof Invalid)) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(Invalid.class);
        return (Invalid) java.util.Objects.requireNonNull(cause);
    }

    private static OidcSettings bound(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((key, value) -> named.put(KEY + key, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate(KEY.substring(0, KEY.length() - 1), OidcSettings.class);
    }
}
