package org.bailee.server.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference of the register format says what the reader does.
class RegisterReferenceTests {
    private static final List<Class<?>> RULES = List.of(
            FileRules.class,
            ControllerRules.class,
            CollectionRules.class,
            ActivityRules.class,
            RetentionRules.class,
            RecipientRules.class,
            FormRules.class,
            ChangeRules.class);

    @Test
    void everyRuleHasACodeOfItsOwn() throws IllegalAccessException {
        assertThat(rules()).extracting(Rule::code).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @Test
    void everyRuleIsInTheReference() throws IllegalAccessException, IOException {
        String reference = reference();

        assertThat(rules())
                .extracting(rule -> "`" + rule.code() + "`")
                .allSatisfy(code -> assertThat(reference).contains(code));
    }

    @Test
    void everyWordOfTheFormatIsInTheReference() throws IOException {
        String reference = reference();

        assertThat(Stream.of(
                                Basis.class,
                                SpecialCondition.class,
                                View.class,
                                Recipient.Role.class,
                                Terms.Safeguard.class,
                                Retention.Ending.class)
                        .flatMap(kind -> Words.all(kind).stream()))
                .allSatisfy(word -> assertThat(reference).contains("`" + word + "`"));
        assertThat(Roles.builtIn().keySet())
                .allSatisfy(role -> assertThat(reference).contains("`" + role + "`"));
    }

    @Test
    void theExamplesOfTheReferenceAreSound() throws IOException {
        List<String> examples = Arrays.stream(reference().split("```yaml\n"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf("```")))
                .toList();

        assertThat(examples)
                .isNotEmpty()
                .allSatisfy(example -> assertThat(Files.mistakes(example)).isEmpty());
    }

    private static List<Rule> rules() throws IllegalAccessException {
        List<Rule> rules = new ArrayList<>();
        for (Class<?> holder : RULES) {
            for (Field constant : holder.getDeclaredFields()) {
                if (constant.getType() == Rule.class) {
                    rules.add((Rule) constant.get(null));
                }
            }
        }
        return rules;
    }

    private static String reference() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path root = java.nio.file.Files.exists(here.resolve("docs")) ? here : here.resolve("..");
        return java.nio.file.Files.readString(root.resolve("docs/reference/register.md"));
    }
}
