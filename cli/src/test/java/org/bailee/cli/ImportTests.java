package org.bailee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailee.cli.bulk.Stop;
import org.bailee.client.FakeReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Importing files as people really have them, against a server and a process that fail at the worst moments.
class ImportTests {
    private static final String HEADER = "CustomerId,FirstName,LastName,Email\n";

    private final Ran.Shell shell = new Ran.Shell();
    private FakeBailee server;
    private Path folder;
    private Path file;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        server = new FakeBailee();
        folder = temporary;
        file = folder.resolve("people.csv");
        shell.environment.put(
                "BAILEE_HOME", server.homeIn(folder.resolve("home")).toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsEachRowOnceWhenAnswersAreLostOnTheWay() throws IOException {
        write(3_500);
        AtomicInteger answers = new AtomicInteger();
        server.way = reply -> answers.incrementAndGet() % 3 == 1 ? FakeReply.lost() : reply;

        assertThat(run().exit()).isEqualTo(Exit.SOME_REJECTED);
        assertKeptOnce(3_500);
    }

    @Test
    void goesOnWhereAServerThatDiedLeftIt() throws IOException {
        write(5_500);
        server.way = reply -> server.people.size() > 2_000 ? FakeReply.problem(500, "broken", "Broken.", "") : reply;
        Ran broken = run();

        assertThat(broken.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(broken.err()).contains("the same command goes on from there");

        server.way = reply -> reply;
        Ran resumed = run();
        assertThat(resumed.err()).contains("Going on after row");
        assertThat(resumed.exit()).isEqualTo(Exit.SOME_REJECTED);
        assertKeptOnce(5_500);
    }

    /// Whatever a killed run leaves behind is a beginning of the journal, a rejected file that may be longer than the
    /// journal knows, and a server that has all batches sent by then.
    @Test
    void doublesAndLosesNothingWhereverItIsKilled() throws IOException {
        write(4_200);
        assertThat(run().exit()).isEqualTo(Exit.SOME_REJECTED);
        assertKeptOnce(4_200);
        byte[] journal = Files.readAllBytes(journal());
        String rejected = Files.readString(folder.resolve("people.rejected.csv"));
        assertThat(rejected.lines()).hasSize(1 + 42);

        int wholeHead = new String(journal, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int kill = wholeHead; kill <= journal.length; kill += 61) {
            Files.write(journal(), Arrays.copyOf(journal, kill));
            Ran again = run();
            assertThat(again.exit())
                    .as("killed at byte %d: %s", kill, again.err())
                    .isEqualTo(Exit.SOME_REJECTED);
            assertKeptOnce(4_200);
            assertThat(Files.readString(folder.resolve("people.rejected.csv"))).isEqualTo(rejected);
        }
    }

    @Test
    void finishesWhatIsInFlightWhenAskedToStop() throws IOException {
        write(6_000);
        Stop stop = Stop.never();
        shell.stop = stop;
        server.way = reply -> {
            stop.ask();
            return reply;
        };
        Ran stopped = run();

        assertThat(stopped.exit()).isEqualTo(Exit.INTERRUPTED);
        assertThat(stopped.err()).contains("The same command goes on from there.");
        long acknowledged = Long.parseLong(stopped.out().replaceAll("(?s).* of (\\d+) rows.*", "$1"));
        assertThat(acknowledged).isPositive().isLessThan(6_000);
        assertThat(server.people).hasSize((int) (acknowledged - acknowledged / 100));

        shell.stop = Stop.never();
        server.way = reply -> reply;
        assertThat(run().exit()).isEqualTo(Exit.SOME_REJECTED);
        assertKeptOnce(6_000);
    }

    @Test
    void refusesToResumeWithAFileThatChanged() throws IOException {
        interruptedImport();
        Files.writeString(file, "9999,Eve,Late,eve@example.org\n", StandardOpenOption.APPEND);
        Ran changed = run();

        assertThat(changed.exit()).isEqualTo(Exit.REFUSED);
        assertThat(changed.err()).contains("The file has changed since its import began.", "hint: Put the old file");
    }

    @Test
    void refusesToResumeWithAMappingThatChanged() throws IOException {
        interruptedImport();
        Path mapping = folder.resolve("people.mapping.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("Email: profile.email", "Email: skip"));

        assertThat(run().err()).contains("The mapping, the register's types or the purpose changed");
    }

    /// As when a home folder is deleted and made anew: same URL, nothing in it.
    @Test
    void importsAFileAnewIntoAnotherServer() throws IOException {
        write(99);
        run();
        Ran again = run();
        assertThat(again.err())
                .contains("imported before, until 2026-11-25T10:00:00Z: 99 kept, 0 rejected. Nothing was");
        assertThat(again.out()).isEmpty();
        assertThat(run("--json").out()).contains("\"complete\":true,\"sent\":false");

        server.register.born = "2026-11-25T09:00:00Z";
        server.people.clear();
        assertThat(run().out()).isEqualTo("99 kept, 0 rejected, of 99 rows.\n");
        assertThat(server.people).hasSize(99);
    }

    @Test
    void refusesToResumeWithAnotherServer() throws IOException {
        interruptedImport();
        server.register.born = "2026-11-25T09:00:00Z";
        assertThat(run().err()).contains("begun with another server", "hint: Run the same command with that server");
    }

    @Test
    void asksBeforeItResumesAfterTheServerForgot() throws IOException {
        interruptedImport();
        shell.now = shell.now.plus(Duration.ofHours(25));
        Ran late = run();

        assertThat(late.exit()).isEqualTo(Exit.REFUSED);
        assertThat(late.err()).contains("more than a day ago", "--resend");
        assertThat(run("--resend").exit()).isEqualTo(Exit.SOME_REJECTED);
    }

    @Test
    void neverOverwritesRejectedRowsThatWereNotMended() throws IOException {
        write(200);
        run();
        Files.delete(journal());

        assertThat(run().err()).contains("people.rejected.csv is there already", "--rejected FILE");
    }

    /// S28: whoever mends rejected rows may do so in a spreadsheet, which must not run what a customer wrote.
    @Test
    void tamesRejectedRowsAndGivesThemBackAsTheyWere() throws IOException {
        Files.writeString(
                file, "=Id,First name,Last name,Email\n7,=HYPERLINK(1),'=odd;=1;'+2,nowhere\n8,-5,Dot,@,more\n");
        Files.writeString(
                folder.resolve("people.mapping.yaml"),
                "into: profile\ncolumns: { \"=Id\": profile.customer-number, First name: profile.name.given, "
                        + "Last name: profile.name.family, Email: profile.email }\n");
        run();
        Path rejected = folder.resolve("people.rejected.csv");
        assertThat(rejected)
                .content()
                .contains(
                        "bailee-reason,'=Id,First name",
                        ",7,'=HYPERLINK(1),\"''=odd;'=1;''+2\",nowhere\n",
                        ",8,'-5,Dot,'@,more\n");

        Files.writeString(
                rejected,
                Files.readString(rejected).replace("nowhere", "a@example.org").replace("'@,more", "+d@example.org"));
        file = rejected;
        assertThat(run("--mapping", folder.resolve("people.mapping.yaml").toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(server.people.toString())
                .contains(
                        "\"given\":\"=HYPERLINK(1)\",\"family\":\"'=odd;=1;'+2\"",
                        "\"given\":\"-5\"",
                        "\"+d@example.org\"");
    }

    @Test
    void keepsItsFilesToTheOwner() throws IOException {
        write(200);
        run();

        assertThat(Files.getPosixFilePermissions(folder.resolve("people.rejected.csv")))
                .containsExactlyInAnyOrderElementsOf(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(journal())).doesNotContain("example.org", "Given");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,﻿", "UTF-16LE,﻿", "UTF-16BE,﻿"})
    void readsEveryEncodingThatTellsItself(String encoding, String mark) throws IOException {
        Files.writeString(file, mark + HEADER + "1,Zoë,Łukasz,zoe@example.org\n", Charset.forName(encoding));

        assertThat(run().exit()).isEqualTo(Exit.DONE);
        assertThat(server.people.toString()).contains("Zoë", "Łukasz");
    }

    @Test
    void namesTheUsualCulpritWhenAFileIsNotUtf8() throws IOException {
        Files.writeString(file, HEADER + "1,Zoë,Byron,zoe@example.org\n", Charset.forName("windows-1252"));
        Ran refused = run();

        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("is not UTF-8 near line", "--encoding windows-1252");
        assertThat(server.people).isEmpty();
        assertThat(run("--encoding", "windows-1252").exit()).isEqualTo(Exit.DONE);
        assertThat(server.people.toString()).contains("Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsOutTheDelimiter(String delimiter) throws IOException {
        Files.writeString(file, (HEADER + "1,Ada,Lovelace,ada@example.org\n").replace(",", delimiter));

        assertThat(run().exit()).isEqualTo(Exit.DONE);
        assertThat(server.people).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "CustomerId,FirstName|has no rows",
                "CustomerId,,FirstName~1,2,3|Column 2 of",
                "Email,CustomerId,Email~1,2,3|Two columns of",
                "CustomerId,LastName~1,\"Byron~2,Roe~|cannot be read as CSV after line",
                "CustomerId,LastName~1,\"Byron\"x~|cannot be read as CSV after line",
                "Colour,Shape~red,round|No column goes into a field of profile",
                "CustomerId,Email~1,a@b.example|No column fills profile.name"
            })
    void refusesBeforeAnythingIsSent(String content, String says) throws IOException {
        Files.writeString(file, content.replace('~', '\n'));
        Ran refused = run();

        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains(says, "hint: ").doesNotContain("Byron", "Roe");
        assertThat(server.creates).hasValue(0);
    }

    @Test
    void rejectsOnlyTheRowsThatAreFlawed() throws IOException {
        Files.writeString(
                file,
                HEADER
                        + "1,Ada,Lovelace,ada@example.org\n2,B\0b,Byron,bob@example.org\n3,Cy\n\n4,D,\"E\nE\",d@example.org\n");
        Ran ran = run();

        assertThat(ran.out()).contains("2 kept, 2 rejected, of 4 rows.");
        assertThat(Files.readString(folder.resolve("people.rejected.csv")))
                .contains("3,FirstName,cell.nul,", "4,,row.ragged,");
    }

    @Test
    void writesNumbersAndTruthsAsTheTypeWantsThem() throws IOException {
        Files.writeString(file, "CustomerId,Name,Points,Vip\n007,Ada Lovelace,12.25,yes\n");
        run();

        assertThat(server.person("person-1").toString())
                .isEqualTo("{\"profile\":{\"customer-number\":\"007\",\"name\":\"Ada Lovelace\",\"points\":12.25,"
                        + "\"vip\":true}}");
    }

    private void interruptedImport() throws IOException {
        write(3_000);
        Stop stop = Stop.never();
        stop.ask();
        shell.stop = stop;
        assertThat(run().exit()).isEqualTo(Exit.INTERRUPTED);
        shell.stop = Stop.never();
    }

    /// Every hundredth row has an address that is refused.
    private void write(int rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= rows; i++) {
            String email = i % 100 == 0 ? "nowhere" : "p" + i + "@example.org";
            text.append(i)
                    .append(",Given")
                    .append(i)
                    .append(",\"Family, ")
                    .append(i)
                    .append("\",");
            text.append(email).append('\n');
        }
        Files.writeString(file, text);
    }

    private void assertKeptOnce(int rows) {
        List<String> numbers = new ArrayList<>();
        server.people
                .values()
                .forEach(person -> numbers.add(
                        person.path("profile").path("customer-number").asString()));
        assertThat(numbers).hasSize(rows - rows / 100);
        assertThat(Set.copyOf(numbers)).hasSameSizeAs(numbers);
    }

    private Path journal() {
        return folder.resolve("people.csv.bailee-journal");
    }

    private Ran run(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("import", file.toString(), "--into", "profile", "--as", "fulfil-orders", "--yes"));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray(String[]::new));
    }
}
