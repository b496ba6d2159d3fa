package org.bailee.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.cli.Exit;
import org.bailee.cli.Failure;

/// The tour itself, chapter by chapter.
final class Tour {
    private static final Map<String, String> NONE = Map.of();
    private static final String PURPOSE = "fulfil-orders";

    private final Stage stage;
    private final Sample sample;
    private final Path home;
    private final Path log;

    Tour(Stage stage, Sample sample, Path home, Path log) {
        this.stage = stage;
        this.sample = sample;
        this.home = home;
        this.log = log;
    }

    /// @return the person who was looked up
    String all() throws IOException {
        Set<String> before = scan(sample.values()).found();
        stage.chapter("The register: what the shop keeps about its customers, and why");
        must(stage.runAbridged(6, NONE, "register", "apply", sample.register().toString()));
        stage.say("Nothing else can be stored from here on, and nothing can be read for any other reason.");
        stage.chapter("Customers and invoices come in, each value sealed under its person's own key");
        take();
        String person = support();
        marketing(person);
        disk(before);
        stage.chapter("Who asked about this person?");
        must(stage.run(NONE, "audit", "tail", "--subject", person));
        return person;
    }

    private void take() throws IOException {
        Path customers = copy(sample.customers());
        Path invoices = copy(sample.invoices());
        stage.say("$ cp " + sample.customers() + " " + sample.invoices() + " " + home);
        must(stage.run(NONE, "import", customers.toString(), "--into", "profile", "--as", PURPOSE, "--yes"));
        must(stage.run(
                NONE,
                "import",
                invoices.toString(),
                "--into",
                "invoice",
                "--as",
                PURPOSE,
                "--match",
                "profile.customer-number=CustomerId",
                "--yes"));
        Files.delete(customers);
        Files.delete(invoices);
        stage.say("$ rm " + customers + " " + invoices);
        stage.say(
                "SupportRepId is left out: no activity needs it. Rows that are not valid wait in a file with line, column");
        stage.say("and reason, and a customer's invoices with the customer; all others are kept.");
    }

    private Path copy(Path file) throws IOException {
        return Files.copy(file, home.resolve(file.getFileName()));
    }

    private String support() throws IOException {
        stage.chapter("Support looks a customer up, for the purpose it has");
        Map<String, String> helpdesk = key("helpdesk", "support", PURPOSE);
        Stage.Shown found = stage.run(helpdesk, "find", "--as", PURPOSE, "profile.customer-number=1");
        must(found);
        String person = found.text().lines().findFirst().orElse("").strip();
        must(stage.run(helpdesk, "open", person, "--as", PURPOSE, "--reason", "TICKET-4711"));
        stage.say("The phone number is masked: the register lets support recognise it, and no more.");
        must(stage.runAbridged(
                3, helpdesk, "open", person, "--as", PURPOSE, "--records", "invoice", "--reason", "TICKET-4711"));
        return person;
    }

    private void marketing(String person) throws IOException {
        stage.chapter("Marketing asks for the same person");
        Map<String, String> mailer = key("mailer", "marketing", "newsletter");
        Stage.Shown refused = stage.run(mailer, "open", person, "--as", "newsletter");
        if (refused.exit() != Exit.REFUSED) {
            throw new Failure("Marketing was not refused.", "This is a fault in Bailee: please report it.");
        }
        stage.say("Nobody has said yes to the newsletter, so nobody's address is there for it.");
    }

    private void disk(Set<String> before) throws IOException {
        stage.chapter("What would somebody find who stole the database?");
        Set<String> sought = new TreeSet<>(sample.values());
        int all = sought.size();
        sought.removeIf(value -> value.length() < Needles.SHORTEST);
        int longEnough = sought.size();
        sought.removeAll(before);
        DiskScan control = new DiskScan(new Needles(sought));
        control.through(sample.customers());
        control.through(sample.invoices());
        DiskScan scan = scan(sought);
        stage.say("Searched %d files of the database, its write-ahead log and the server's log (%s)"
                .formatted(scan.files(), size(scan.bytes())));
        stage.say("for %d values of the two CSV files, as %s.".formatted(sought.size(), Needles.FORMS));
        stage.say(
                "Left out: %d shorter than %d characters, %d that an empty database holds already (names of countries)."
                        .formatted(all - longEnough, Needles.SHORTEST, longEnough - sought.size()));
        stage.say("");
        stage.say("%,6d of them found in what was stolen".formatted(scan.found().size()));
        stage.say("%,6d of them found in the CSV files (the rest are in the form Bailee stores): the search works"
                .formatted(control.found().size()));
        if (!scan.found().isEmpty()) {
            throw new Failure("The database holds plaintext.", "This is a fault in Bailee: please report it.");
        }
        stage.say("");
        stage.say("Whoever also takes the key, here " + home.resolve("seal")
                + ", opens everything. For real data keep it" + " elsewhere,");
        stage.say("or have it sealed by a passphrase: bailee start --seal passphrase. The rows that were refused lie");
        stage.say("readable in the *.rejected.csv beside it, for you to mend and import again.");
    }

    private DiskScan scan(Set<String> values) throws IOException {
        DiskScan scan = new DiskScan(new Needles(values));
        scan.through(home.resolve("database"));
        scan.through(log);
        return scan;
    }

    /// A service account whose key lies in a file, as it would on the machine that uses it.
    private Map<String, String> key(String name, String role, String purpose) throws IOException {
        Path file = home.resolve(name + ".key");
        if (Files.notExists(file)) {
            String[] create = {"keys", "create", name, "--may", "subjects.read", "--role", role, "--purpose", purpose};
            stage.typed(NONE, create);
            stage.say("│ (the key goes to " + file + ", readable by its owner only)");
            Stage.Shown created = stage.quietly(NONE, create);
            must(created);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String key = created.text()
                    .lines()
                    .filter(line -> line.startsWith("blk_"))
                    .findFirst()
                    .orElse("");
            Files.writeString(file, key + "\n", StandardCharsets.US_ASCII);
        }
        return Map.of("BAILEE_KEY_FILE", file.toString());
    }

    private static void must(Stage.Shown shown) {
        if (shown.exit() != Exit.DONE && shown.exit() != Exit.SOME_REJECTED) {
            throw new Failure(
                    "The demo cannot go on: a command failed with exit code " + shown.exit() + ".\n" + shown.text(),
                    "The server's log says more.");
        }
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
