package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the scripts in `src/test/scripts`, each in an empty folder against a fake server of its own.
///
/// A line is a command (`bailee …`, or `! bailee …` for one that must fail), what it must have said (`stdout '…'`,
/// `stderr '…'`, and with `!` before it must not), how it ended (`exit N`), a file (`file NAME`, its lines indented
/// below), what a file must hold (`holds NAME '…'`), or what is typed (`type '…'`).
class ScriptTests {
    private static final Path SCRIPTS = Path.of("src/test/scripts");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TestFactory
    List<DynamicTest> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            List<DynamicTest> tests = files.sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> new Script(file).run()))
                    .toList();
            assertThat(tests).isNotEmpty();
            return tests;
        }
    }

    private static final class Script {
        private final List<String> lines;
        private final Path folder;
        private final Ran.Shell shell = new Ran.Shell();
        private Ran last = new Ran(0, "", "");

        Script(Path file) throws IOException {
            lines = Files.readAllLines(file);
            folder = Files.createTempDirectory("script");
        }

        void run() throws IOException {
            try (FakeBailee server = new FakeBailee()) {
                shell.environment.put(
                        "BAILEE_HOME", server.homeIn(folder.resolve("home")).toString());
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(i);
                    if (line.startsWith("file ")) {
                        List<String> content = new ArrayList<>();
                        while (i + 1 < lines.size() && lines.get(i + 1).startsWith("  ")) {
                            content.add(lines.get(++i).substring(2));
                        }
                        Files.write(folder.resolve(line.substring(5)), content);
                    } else if (!line.isBlank() && !line.startsWith("#")) {
                        step(line);
                    }
                }
            } finally {
                delete();
            }
        }

        private void step(String line) throws IOException {
            boolean not = line.startsWith("! ");
            List<String> words = words(not ? line.substring(2) : line);
            String argument = words.size() > 1 ? words.get(1) : "";
            switch (words.getFirst()) {
                case "bailee" -> {
                    last = shell.run(words.subList(1, words.size()).toArray(String[]::new));
                    assertThat(last.exit() != 0).as("%s%n%s", line, last.err()).isEqualTo(not);
                }
                case "stdout" -> said(line, last.out(), argument, not);
                case "stderr" -> said(line, last.err(), argument, not);
                case "holds" -> said(line, Files.readString(Path.of(argument)), words.get(2), not);
                case "absent" -> assertThat(Path.of(argument)).as(line).doesNotExist();
                case "exit" -> assertThat(last.exit()).as(line).isEqualTo(Integer.parseInt(argument));
                case "type" -> shell.input = argument + "\n";
                default -> throw new IllegalArgumentException("What does this mean? " + line);
            }
        }

        private static void said(String line, String text, String wanted, boolean not) {
            if (not) {
                assertThat(text).as(line).doesNotContain(wanted);
            } else {
                assertThat(text).as(line).contains(wanted);
            }
        }

        private List<String> words(String line) {
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                String word = quoted == null ? matcher.group(3) : quoted;
                words.add(word.replace("$DIR", folder.toString()));
            }
            return words;
        }

        private void delete() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
