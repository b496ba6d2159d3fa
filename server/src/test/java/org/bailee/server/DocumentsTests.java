package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Documents that stop being true fail the build.
class DocumentsTests {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern KEY_ROW = Pattern.compile("(?m)^\\| `(bailee\\.[a-z0-9.-]+)` \\|");
    private static final Pattern OPTION_ROW =
            Pattern.compile("(?m)^\\| `(bailee\\.[a-z0-9.-]+)` \\| `(--[a-z-]+)` \\|");
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./bailee ([a-z]+)");
    private static final Pattern FILE =
            Pattern.compile("((?:examples|docs|server|cli|client|crypto|bench)/[\\w./-]*\\w)");

    @Test
    void everyConfigurationKeyIsInTheReferenceAndNoOther() {
        String reference = SourceTree.read(SourceTree.file("docs/reference/configuration.md"));
        assertThat(all(KEY_ROW, reference).collect(Collectors.toSet())).isEqualTo(keysInCode());
    }

    @Test
    void everyOptionOfStartStandsBesideTheKeyItSets() {
        Map<String, String> documented = OPTION_ROW
                .matcher(SourceTree.read(SourceTree.file("docs/reference/configuration.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(2), row -> row.group(1)));
        assertThat(documented).isEqualTo(StartOptions.SETTINGS);
        assertThat(keysInCode()).containsAll(StartOptions.SETTINGS.values());
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> dead = documents()
                .flatMap(document -> all(LINK, SourceTree.read(document))
                        .filter(link ->
                                !Files.exists(document.resolveSibling(link).normalize()))
                        .map(link -> SourceTree.ROOT.relativize(document) + " → " + link))
                .toList();
        assertThat(dead).isEmpty();
    }

    @Test
    void everyCommandInTheDocumentsExists() {
        Set<String> known = commands();
        List<String> unknown = documents()
                .flatMap(document -> all(SHELL, SourceTree.read(document)))
                .flatMap(block -> all(COMMAND, block))
                .filter(command -> !known.contains(command))
                .toList();
        assertThat(unknown).isEmpty();
        assertThat(known).contains("start", "demo", "import");
    }

    @Test
    void everyFileACommandNamesIsThere() {
        List<String> missing = documents()
                .flatMap(document -> all(SHELL, SourceTree.read(document)))
                .flatMap(block -> all(FILE, block))
                .filter(file -> !Files.exists(SourceTree.file(file)))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void theScriptIsSoundShell() throws Exception {
        Process check = new ProcessBuilder("sh", "-n", SourceTree.file("bailee").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    /// `start` and `restore` are the script's own; the others say their names in the command line's source.
    private static Set<String> commands() {
        Pattern name = Pattern.compile("@Command\\(\\s*name = \"([a-z]+)\"|group\\(\"([a-z]+)\"");
        Set<String> names = new TreeSet<>(Set.of("start", "restore"));
        SourceTree.java("main").stream()
                .filter(file -> SourceTree.ROOT.relativize(file).startsWith("cli"))
                .flatMap(file -> name.matcher(SourceTree.read(file)).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(names::add);
        return names;
    }

    private static Set<String> keysInCode() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.bailee.server").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> keys(
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value(),
                                type))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).flatMap(component -> key(prefix, component));
    }

    private static Stream<String> key(String prefix, RecordComponent component) {
        String name =
                prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? keys(name, component.getType()) : Stream.of(name);
    }

    private static Stream<Path> documents() {
        return SourceTree.files("", ".md").stream();
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
