package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bailee.server.shared.Violation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {
    private static final List<String> OWN = List.of("ada.lovelace@example.org", "Ada Lovelace");

    private final PasswordPolicy policy = PasswordPolicy.with(List.of("Pfeffer & Söhne"));

    @Test
    @Tag("ASVS-6.2.1")
    void asksForEightCharactersCountedAsPeopleCount() {
        assertThat(codes("kT9#xwq")).containsExactly("password.short");
        assertThat(codes("kT9#xwqz")).isEmpty();
        assertThat(codes("🦊🐸🐢🦉")).containsExactly("password.short");
        assertThat(codes("🦊🐸🐢🦉🦊🐸🐢🐙")).isEmpty();
        assertThat(policy.violations("short", OWN).getFirst().hint())
                .contains("8")
                .contains("15");
    }

    @ParameterizedTest
    @Tag("ASVS-6.2.5")
    @ValueSource(
            strings = {"onlylowercaseletters", "correct horse battery staple", "        x       ", "48151623427777"})
    void imposesNoComposition(String password) {
        assertThat(codes(password)).isEmpty();
    }

    @ParameterizedTest
    @Tag("ASVS-6.2.4")
    @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "iloveyou", "ｐａｓｓｗｏｒｄ", "Password1"})
    void refusesWhatIsTriedFirst(String password) {
        assertThat(codes(password)).contains("password.common");
    }

    @ParameterizedTest
    @Tag("ASVS-6.2.11")
    @ValueSource(
            strings = {
                "bailee2026",
                "B@ilee!!!!",
                "baileebailee",
                "Pfeffer123",
                "pfeffersöhne",
                "PFEFFER & SÖHNE",
                "AdaLovelace",
                "ada.lovelace1",
                "L0velace2026!",
                "ada.lovelace@example.org",
                "BaileeLovelace"
            })
    void refusesContextWordsAndTheirVariants(String password) {
        assertThat(codes(password)).contains("password.context");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lovelace danced with bears", "my bailee keeps my goods", "pfefferminze wächst"})
    void letsSentencesNameThem(String password) {
        assertThat(codes(password)).isEmpty();
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(codes("bailee")).containsExactly("password.short", "password.context");
        assertThat(codes("a".repeat(4097))).containsExactly("password.long");
        assertThat(codes("kT9#".repeat(1024))).isEmpty();
    }

    @Test
    void estimatesHowWellAPasswordWithstandsGuessing() {
        assertThat(policy.strength("password", OWN)).isZero();
        assertThat(policy.strength("lovelace", OWN)).isLessThan(2);
        assertThat(policy.strength("correct horse battery staple", OWN)).isEqualTo(4);
        assertThat(policy.strength("x9".repeat(2048), OWN)).isBetween(0, 4);
        assertThat(policy.strength("", List.of())).isZero();
    }

    private List<String> codes(String password) {
        return policy.violations(password, OWN).stream().map(Violation::code).toList();
    }
}
