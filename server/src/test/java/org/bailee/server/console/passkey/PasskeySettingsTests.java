package org.bailee.server.console.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasskeySettingsTests {
    @Test
    void withoutAnyAreForThisMachineAlone() {
        PasskeySettings none = new PasskeySettings(List.of(), Optional.empty());
        assertThat(none.name()).isEqualTo("localhost");
        assertThat(none.allowed(8443)).containsExactly("https://localhost:8443");
    }

    @Test
    void takeTheOriginsHostAsTheirSite() {
        PasskeySettings one = new PasskeySettings(List.of(" https://Bailee.Example.com:8443 "), Optional.empty());
        assertThat(one.name()).isEqualTo("bailee.example.com");
        assertThat(one.allowed(1)).containsExactly("https://bailee.example.com:8443");
    }

    @Test
    void takeADomainAboveAllOrigins() {
        PasskeySettings two = new PasskeySettings(
                List.of("https://a.example.com", "https://b.example.com"), Optional.of("example.com"));
        assertThat(two.name()).isEqualTo("example.com");
        assertThat(two.allowed(1)).containsExactlyInAnyOrder("https://a.example.com", "https://b.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bailee.example.com",
                "https://192.0.2.1",
                "https://[2001:db8::1]",
                "https://bailee.example.com/console",
                "https://bailee.example.com/",
                "https://someone@bailee.example.com",
                "https://bailee.example.com?x",
                "bailee.example.com",
                "https://bailee_.example.com",
                "https://-bailee.example.com",
                "https://",
                "not an origin",
                ""
            })
    void refuseWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> new PasskeySettings(List.of(origin), Optional.empty()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void refuseASiteThatIsNotAboveEveryOrigin() {
        List<String> origins = List.of("https://a.example.com", "https://a.example.org");
        assertThatThrownBy(() -> new PasskeySettings(origins, Optional.of("example.com")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new PasskeySettings(origins, Optional.empty())).isInstanceOf(Invalid.class);
        // A name that ends alike is another's.
        assertThatThrownBy(() -> new PasskeySettings(List.of("https://evilexample.com"), Optional.of("example.com")))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new PasskeySettings(List.of(), Optional.of("example.com")))
                .isInstanceOf(Invalid.class);
    }
}
