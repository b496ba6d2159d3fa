package org.bailee.server.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The registers a newcomer meets first: the example's, and the tutorial's with its one deliberate mistake.
class DocumentedRegistersTests {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theMusicShopHasASoundRegister() throws IOException {
        byte[] file = Files.readAllBytes(ROOT.resolve("examples/music-shop/register.yaml"));
        assertThat(RegisterReader.read(file))
                .asInstanceOf(type(Reading.Sound.class))
                .satisfies(sound ->
                        assertThat(sound.definition().activities()).containsKeys("fulfil-orders", "newsletter"));
    }

    @Test
    void theTutorialsRegisterIsRefusedForTheReasonItGives() throws IOException {
        assertThat(RegisterReader.read(tutorial().getBytes(StandardCharsets.UTF_8)))
                .extracting("mistakes", LIST)
                .singleElement()
                .extracting("code")
                .isEqualTo("field.unneeded");
    }

    @Test
    void theTutorialsRegisterIsSoundOnceTheLineIsGone() throws IOException {
        String mended = tutorial().replaceAll("(?m)^ *birth-date:.*\\R", "");
        assertThat(RegisterReader.read(mended.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Sound.class);
    }

    private static String tutorial() throws IOException {
        Matcher yaml = YAML.matcher(Files.readString(ROOT.resolve("docs/tutorial/first-import.md")));
        assertThat(yaml.find()).isTrue();
        return yaml.group(1);
    }
}
