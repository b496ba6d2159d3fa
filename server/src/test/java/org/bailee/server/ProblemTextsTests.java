package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever may be refused on a page can be said in every language of the console, with the gaps it comes with.
///
/// Every problem that is made anywhere in the server counts, unless its place is named here with the reason why
/// no page shows it. So a new refusal fails the build until it is said in every language.
class ProblemTextsTests {
    /// Rooms whose refusals are read by machines, or by whoever starts the server at a terminal.
    private static final Set<String> OTHER_ROOMS = Set.of("api", "tls", "server");

    /// Said at the start, before there is any page.
    private static final Set<String> AT_START = Set.of(
            "AccessSettings",
            "AuditSettings",
            "BackupSettings",
            "RetentionSettings",
            "KeysSettings",
            "Settling",
            "SignInSettings",
            "OidcCheck",
            "PasskeySettings",
            "WatchSettings",
            "MailSettings",
            "Home",
            "SecretReference",
            "KeyFile",
            "KeyFileSeal",
            "PassphraseFile",
            "PassphraseSeal",
            "TerminalCustodians",
            "TerminalPassphrase",
            "Unsealing",
            "BackupUnsealing",
            "SealTrial",
            "SealSettings",
            "Pkcs11Settings",
            "CarriedKeySeal",
            "Account",
            "Binaries",
            "Cluster",
            "DataFolder",
            "DatabaseUrl",
            "HomeLock",
            "Migrations",
            "Orphan",
            "Postmaster",
            "ServerSettings",
            "ServerVersion");

    /// Hand on what was refused elsewhere, where its code is looked at. `Mistake` is about a register's file, which
    /// `noPageAppliesARegister` keeps off the pages.
    private static final Set<String> HAND_ON =
            Set.of("Invalid", "Conflict", "NotFound", "Violation", "AnswerText", "Checked", "Flaw", "Mistake");

    /// What stands in an English sentence and not in its gaps, since the other languages say it in their own words.
    private static final Set<String> OWN_WORDS = Set.of("how");

    static List<Locale> others() {
        return Words.LANGUAGES.stream()
                .filter(language -> !language.equals(Locale.ENGLISH))
                .toList();
    }

    @Test
    void everyProblemSaysItsCodeAsItIsWritten() {
        assertThat(problems().map(ProblemMade::code).filter(code -> !code.matches("[a-z][a-z-]*\\.[a-z-]+")))
                // Of what Intent refused, which says it as it is written.
                .containsExactly("one.code()");
        assertThat(problems().toList()).hasSizeGreaterThan(120);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageSaysEveryProblemAndNoOther(Locale language) {
        Set<String> wanted = new TreeSet<>(Set.of("value.*", "value.*.hint"));
        written().forEach(made -> wanted.addAll(List.of(made.code(), made.code() + ".hint")));
        assertThat(texts(language).stringPropertyNames()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyLanguageFillsEveryGapOfEveryProblem(Locale language) {
        Properties texts = texts(language);
        List<String> wrong = new ArrayList<>();
        written().forEach(made -> {
            String both = texts.getProperty(made.code()) + texts.getProperty(made.code() + ".hint");
            int said = new MessageFormat(both, language).getFormatsByArgumentIndex().length;
            if (said != made.gaps().size()) {
                wrong.add(made.code() + " comes with " + made.gaps() + " and " + said + " are said");
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// So a gap lets nothing out that the English sentence does not say, and holds nothing back.
    @Test
    void theGapsOfAProblemAreWhatItsEnglishSentencesHaveThem() {
        assertThat(written().filter(made -> {
                    Set<String> said = new TreeSet<>(made.parts());
                    said.removeAll(OWN_WORDS);
                    return !said.equals(new TreeSet<>(made.gaps()));
                }))
                .isEmpty();
    }

    /// The form of a value has one text for all types: each of their codes begins alike.
    @Test
    void everyFlawOfAValueIsOfTheFamilyThatHasAText() {
        List<ProblemMade> flaws = SourceTree.java("main").stream()
                .filter(file -> file.toString().contains("/server/types/"))
                .flatMap(file -> ProblemMade.flaws(SourceTree.read(file)))
                .toList();
        assertThat(flaws)
                .hasSizeGreaterThan(20)
                .allSatisfy(flaw -> assertThat(flaw.code()).matches("value\\.[a-z-]+|code"));
    }

    @Test
    void whatIsSaidAtTheStartIsNotNamedInVain() {
        assertThat(SourceTree.java("main").stream()
                        .filter(file ->
                                ProblemMade.in(SourceTree.read(file)).findAny().isPresent())
                        .map(ProblemTextsTests::type)
                        .toList())
                .containsAll(AT_START);
    }

    @Test
    void noPageAppliesARegister() {
        assertThat(SourceTree.java("main").stream()
                        .filter(file -> file.toString().contains("/server/console/"))
                        .filter(file -> SourceTree.read(file).matches("(?s).*\\bregister\\.(?:plan|apply)\\(.*")))
                .isEmpty();
    }

    private static Stream<ProblemMade> written() {
        return problems().filter(made -> !made.code().equals("one.code()"));
    }

    private static Stream<ProblemMade> problems() {
        return SourceTree.java("main").stream()
                .filter(ProblemTextsTests::mayReachAPage)
                .flatMap(file -> ProblemMade.in(SourceTree.read(file)));
    }

    private static boolean mayReachAPage(Path file) {
        String path = SourceTree.ROOT.relativize(file).toString();
        String inside = path.replaceFirst(".*/org/bailee/server/", "");
        String room = inside.contains("/") ? inside.substring(0, inside.indexOf('/')) : "server";
        String type = type(file);
        return path.startsWith("server/")
                && !OTHER_ROOMS.contains(room)
                && !AT_START.contains(type)
                && (!HAND_ON.contains(type) || type.equals("NotFound"));
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Properties texts(Locale language) {
        Properties texts = new Properties();
        Path file =
                SourceTree.file("server/src/main/resources/words/problems_" + language.getLanguage() + ".properties");
        try {
            texts.load(new java.io.StringReader(SourceTree.read(file)));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return texts;
    }
}
