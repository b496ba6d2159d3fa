package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How the script `bailee` starts the server's JVM, seen by a JDK that only says what it was told.
class LauncherTests {
    private static final Path PROJECT =
            Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    private static final String PARALLEL = "-XX:+UseParallelGC";
    private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    @TempDir
    private Path folder;

    @BeforeEach
    void laysOutACheckout() throws IOException {
        Files.copy(PROJECT.resolve("bailee"), folder.resolve("bailee"));
        Files.createDirectories(folder.resolve(".mvn"));
        Files.copy(PROJECT.resolve(".mvn/find-jdk"), folder.resolve(".mvn/find-jdk"));
        for (String module : List.of("server", "cli")) {
            Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
            Files.createFile(target.resolve("bailee-" + module + "-1-app.jar"));
        }
        // As after a first start: the JDK is not asked to unpack anything.
        Files.createFile(
                Files.createDirectories(folder.resolve("target/run/server")).resolve("unpacked"));
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        for (String program : List.of("java", "javac")) {
            Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void explainsWhateverIsAskedFor() throws Exception {
        List<String> whole = told(Map.of(), "--help");
        assertThat(whole).anyMatch(line -> line.startsWith("usage: "));
        for (String[] asked : List.of(
                new String[] {"help"},
                new String[] {"start", "--help"},
                new String[] {"restore", "--from", "there", "-h"},
                new String[] {"help", "start"})) {
            assertThat(told(Map.of(), asked)).as(String.join(" ", asked)).isEqualTo(whole);
        }
        assertThat(told(Map.of(), "help", "audit", "tail")).endsWith("audit", "tail", "--help");
    }

    @Test
    void collectsInParallelUnlessToldOtherwise() throws Exception {
        assertThat(told(Map.of(), "start", "--port", "9443"))
                .containsOnlyOnce(PARALLEL)
                .endsWith("--port", "9443");
        assertThat(told(Map.of("BAILEE_JAVA_OPTIONS", "-Xmx4g -Dname=value"), "start"))
                .containsOnlyOnce(PARALLEL)
                .containsSubsequence("-Xmx4g", "-Dname=value", "-jar");
        assertThat(told(Map.of("BAILEE_JAVA_OPTIONS", "-XX:+UseStringDeduplication -XX:MaxGCPauseMillis=50"), "start"))
                .containsOnlyOnce(PARALLEL);
    }

    /// Elsewhere Java refuses to start with an option it does not know.
    @Test
    void asksForLargePagesWhereJavaKnowsThem() throws Exception {
        assertThat(told(Map.of(), "start").contains(LARGE_PAGES)).isEqualTo(IS_LINUX);
        assertThat(told(Map.of(), "find")).doesNotContain(LARGE_PAGES);
    }

    /// A program that was started before a build and ends after it leaves the archive of its own classes, and not that
    /// of the new ones.
    @Test
    void anArchiveOfClassesIsOfOneBuild() throws Exception {
        Path jar = folder.resolve("cli/target/bailee-cli-1-app.jar");
        Path unpacked = folder.resolve("target/run/server/unpacked");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_790_000_000_000L));
        Path cli = archive("find");
        Path server = archive("start");
        assertThat(cli).isNotEqualTo(server);
        assertThat(List.of(archive("open"), archive("start"))).containsExactly(cli, server);

        Files.createFile(cli);
        Files.createFile(server);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_790_000_001_000L));
        Files.setLastModifiedTime(unpacked, FileTime.fromMillis(4_000_000_000_000L));
        assertThat(archive("find")).isNotEqualTo(cli);
        assertThat(archive("start")).isNotEqualTo(server);
        assertThat(List.of(cli, server)).noneMatch(Files::exists);
    }

    /// Java ends with 1 if it cannot write the archive at its end: an import that was done would look as if it was not.
    @Test
    void noArchiveIsBegunWhereTheDiskIsFull() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path df = Files.writeString(
                bin.resolve("df"), "#!/bin/sh\necho Filesystem\necho /dev/x 9000000 8999000 1000 99% /\n");
        assertThat(df.toFile().setExecutable(true)).isTrue();
        Map<String, String> full = Map.of("PATH", bin + ":" + System.getenv("PATH"));

        assertThat(told(full, "import")).noneMatch(line -> line.contains("SharedArchive"));
        assertThat(told(full, "start")).noneMatch(line -> line.contains("SharedArchive"));
        Files.createFile(archive("import"));
        assertThat(told(full, "import")).anyMatch(line -> line.contains("SharedArchive"));
    }

    private Path archive(String command) throws Exception {
        String option = "-XX:SharedArchiveFile=";
        return Path.of(told(Map.of(), command).stream()
                .filter(line -> line.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length()));
    }

    /// What is measured is what people start.
    @Test
    void hasTheOptionsOfTheBenchmark() throws Exception {
        String source = Files.readString(PROJECT.resolve("bench/src/main/java/org/bailee/bench/Tools.java"));
        String options = source.substring(source.indexOf("SERVER_OPTIONS"), source.indexOf(".toList()"));
        List<String> measured = Pattern.compile("\"(-X[^\"]+)\"")
                .matcher(options)
                .results()
                .map(option -> option.group(1))
                .filter(option -> IS_LINUX || !option.contains("HugePages"))
                .toList();
        List<String> started = told(Map.of(), "start").stream()
                .filter(option -> option.startsWith("-XX:") && !option.contains("Archive"))
                .filter(option ->
                        !option.endsWith("CreateCoredumpOnCrash") && !option.endsWith("ExitOnOutOfMemoryError"))
                .toList();

        assertThat(measured).containsExactlyInAnyOrderElementsOf(started);
    }

    /// Java refuses to start with two collectors.
    @ParameterizedTest
    @CsvSource({
        "BAILEE_JAVA_OPTIONS,-Xmx4g -XX:+UseG1GC," + PARALLEL,
        "BAILEE_JAVA_OPTIONS,-XX:+UseZGC," + PARALLEL,
        "JDK_JAVA_OPTIONS,-XX:+UseSerialGC," + PARALLEL,
        "JAVA_TOOL_OPTIONS,-XX:+UseShenandoahGC -Xmx1g," + PARALLEL,
        "BAILEE_JAVA_OPTIONS,-XX:-UseTransparentHugePages," + LARGE_PAGES,
        "JDK_JAVA_OPTIONS,-XX:+UseLargePages," + LARGE_PAGES,
        "JAVA_TOOL_OPTIONS,-Xmx1g -XX:-UseTransparentHugePages," + LARGE_PAGES
    })
    void leavesAChoiceToWhoeverMadeOne(String variable, String options, String ours) throws Exception {
        assertThat(told(Map.of(variable, options), "start")).doesNotContain(ours);
    }

    @Test
    void leavesTheCommandLineTheSmallestCollector() throws Exception {
        assertThat(told(Map.of(), "find")).contains("-XX:+UseSerialGC").doesNotContain(PARALLEL);
    }

    private List<String> told(Map<String, String> environment, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(folder.resolve("bailee").toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .keySet()
                .removeAll(List.of("BAILEE_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(Map.of("BAILEE_JDK", folder.resolve("jdk").toString(), "BAILEE_NO_BUILD", "yes"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
