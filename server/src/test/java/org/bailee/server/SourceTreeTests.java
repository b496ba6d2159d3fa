package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules about the source as it is written, which bytecode no longer shows.
class SourceTreeTests {
    private static final Pattern SENTENCE = Pattern.compile("\\A/// \\p{Lu}[^\\n]{15,}", Pattern.MULTILINE);
    private static final String TYPE = "public (?:[a-z-]+ )*(?:class|record|interface|enum) ";
    private static final Pattern PUBLIC = Pattern.compile("^" + TYPE, Pattern.MULTILINE);
    /// A doc comment, then annotations with whatever they hold, then the type.
    private static final Pattern PROMISED = Pattern.compile(
            "^///[^\\n]*\\n(?:@\\w+(?:\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*+\"|\\([^()]*\\))*+\\))?\\s*\\n)*+" + TYPE,
            Pattern.MULTILINE);
    private static final Pattern SCHEMA = Pattern.compile(
            "\\b(?:from|into|update|join|table|delete from)\\s+(?:only\\s+)?([a-z]+)\\.[a-z_]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LEFT_OVER = Pattern.compile(
            "\\bTODO\\b|\\bFIXME\\b|\\bXXX\\b|printStackTrace\\(\\)|UnsupportedOperationException\\(\\)");
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);

    @Test
    void noFileIsLongerThanOneCanRead() {
        List<String> long_ =
                Stream.concat(tooLong("main", 300), tooLong("test", 400)).toList();
        assertThat(long_).isEmpty();
    }

    @Test
    void everyPackageMakesItsPromiseInASentence() {
        List<Path> silent = SourceTree.java("main").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> hasTypes(folder) && !promises(folder.resolve("package-info.java")))
                .map(SourceTree.ROOT::relativize)
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void everyPublicTypeMakesItsPromiseInASentence() {
        List<Path> silent = SourceTree.java("main").stream()
                .filter(file -> {
                    String text = SourceTree.read(file);
                    return PUBLIC.matcher(text).find()
                            && !PROMISED.matcher(text).find();
                })
                .map(SourceTree.ROOT::relativize)
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        List<Path> unfinished = SourceTree.java("main").stream()
                .filter(file -> LEFT_OVER.matcher(SourceTree.read(file)).find())
                .map(SourceTree.ROOT::relativize)
                .toList();
        assertThat(unfinished).isEmpty();
    }

    @Test
    void aStoreNamesOnlyItsOwnSchema() {
        Set<String> schemas = SourceTree.files("db/migration/", ".sql").stream()
                .map(SourceTree::folder)
                .collect(Collectors.toSet());
        assertThat(schemas).contains("audit", "vault");
        List<String> strangers = Stream.concat(
                        SourceTree.java("main").stream()
                                .filter(file -> file.toString().endsWith("Store.java")),
                        SourceTree.files("db/migration/", ".sql").stream())
                .flatMap(file -> strangers(file, schemas))
                .toList();
        assertThat(strangers).isEmpty();
    }

    @Test
    void theClientStandsAlone() {
        List<String> imports = SourceTree.java("main").stream()
                .filter(file -> SourceTree.ROOT.relativize(file).startsWith("client"))
                .flatMap(file -> IMPORT.matcher(SourceTree.read(file)).results())
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("org.bailee.crypto") || name.startsWith("org.bailee.server"))
                .toList();
        assertThat(imports).isEmpty();
        assertThat(SourceTree.read(SourceTree.file("client/pom.xml"))).doesNotContain("bailee-crypto", "bailee-server");
        assertThat(SourceTree.read(SourceTree.file("cli/pom.xml"))).doesNotContain("bailee-server");
    }

    private static Stream<String> tooLong(String part, int most) {
        return SourceTree.java(part).stream()
                .filter(file -> SourceTree.read(file).lines().count() > most)
                .map(file -> SourceTree.ROOT.relativize(file) + " has more than " + most + " lines");
    }

    private static boolean hasTypes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java")
                    && !file.endsWith("package-info.java")
                    && !file.endsWith("module-info.java"));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean promises(Path packageInfo) {
        if (!Files.exists(packageInfo)) {
            return false;
        }
        String text = SourceTree.read(packageInfo);
        return SENTENCE.matcher(text).find() && text.contains("@NullMarked");
    }

    private static Stream<String> strangers(Path file, Set<String> schemas) {
        String room = SourceTree.folder(file);
        Matcher names = SCHEMA.matcher(SourceTree.read(file));
        return names.results()
                .map(found -> found.group(1))
                .filter(schema -> schemas.contains(schema) && !schema.equals(room))
                .map(schema -> SourceTree.ROOT.relativize(file) + " names schema " + schema);
    }
}
