package org.bailee.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bailee.client.ApiKey;
import org.bailee.client.Bailee;
import org.bailee.client.BaileeBuilder;
import org.bailee.client.Home;
import org.bailee.client.SealedServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which server to ask, and with which key. A key is never an option: it would stand in the
/// process list.
final class Connection {
    private final Console console;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The server's home folder, on the same machine. Default: $$BAILEE_HOME or ./bailee-data.")
    private @Nullable Path home;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "A server elsewhere, such as https://keep.example:8443. Default: $$BAILEE_URL.")
    private @Nullable String url;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The file with the API key. Default: $$BAILEE_KEY_FILE, then $$BAILEE_KEY.")
    private @Nullable Path keyFile;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The certificate to trust (PEM), with --url. Default: $$BAILEE_CERTIFICATE.")
    private @Nullable Path certificate;

    Connection(Console console) {
        this.console = console;
    }

    Bailee open() {
        return builder().build();
    }

    /// For many large requests at once.
    Bailee openForBulk() {
        return builder().http1().timeout(Duration.ofMinutes(5)).build();
    }

    /// For what needs no key: whoever brings a share may have none, nor be on the server's machine.
    SealedServer openSealed() {
        try {
            Optional<String> there = Optional.ofNullable(url).or(() -> console.variable("BAILEE_URL"));
            if (there.isEmpty() || home != null && url == null) {
                return Bailee.at(home(Optional.empty())).sealed();
            }
            BaileeBuilder builder = Bailee.at(URI.create(there.get()));
            Optional<Path> trusted = path(certificate, "BAILEE_CERTIFICATE");
            return (trusted.isPresent() ? builder.certificate(trusted.get()) : builder).sealed();
        } catch (IllegalArgumentException refused) {
            throw Failure.usage(refused.getMessage() + ".", "See the options --url and --certificate in --help.");
        } catch (IOException unreadable) {
            throw new Failure("Cannot read " + unreadable.getMessage() + ".", "Check --certificate and permissions.");
        }
    }

    /// The key file of a server on this machine, where it lies in its home folder.
    ///
    /// @throws Failure if the folder was only found, and may be somebody else's
    Optional<Path> rootKey() {
        if (url != null || home == null && console.variable("BAILEE_URL").isPresent()) {
            return Optional.empty();
        }
        Optional<Path> named = path(home, "BAILEE_HOME");
        Path file = homeFolder().resolve("seal/root.key");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (named.isEmpty()) {
                FoundHome.at(Path.of("bailee-data"));
            }
            return Optional.of(file);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private BaileeBuilder builder() {
        try {
            Optional<String> there = Optional.ofNullable(url).or(() -> console.variable("BAILEE_URL"));
            if (there.isEmpty() || home != null && url == null) {
                return atHome();
            }
            BaileeBuilder builder = Bailee.at(URI.create(there.get()))
                    .key(key().orElseThrow(() -> Failure.usage(
                            "There is no key to show to the server.",
                            "Name the file it stands in: --key-file FILE, or BAILEE_KEY_FILE.")));
            Optional<Path> trusted = path(certificate, "BAILEE_CERTIFICATE");
            return trusted.isPresent() ? builder.certificate(trusted.get()) : builder;
        } catch (IllegalArgumentException refused) {
            throw Failure.usage(
                    refused.getMessage() + ".", "See the options --url, --key-file and --certificate in --help.");
        } catch (IOException unreadable) {
            throw new Failure(
                    "Cannot read " + unreadable.getMessage() + ".", "Check --key-file, --certificate and permissions.");
        }
    }

    private BaileeBuilder atHome() throws IOException {
        Home there = home(key());
        if (there.key().isEmpty()) {
            throw new Failure(
                    "There is no key to show to the server: there is no admin.key in " + homeFolder() + ".",
                    "Name the file of a key: --key-file FILE, or BAILEE_KEY_FILE. A home folder made by a restore has no"
                            + " admin.key, and those who had keys when the backup was taken have them still.");
        }
        return Bailee.at(there);
    }

    private Path homeFolder() {
        return path(home, "BAILEE_HOME").orElse(Path.of("bailee-data"));
    }

    /// @param other a key in the place of the administrator's
    private Home home(Optional<ApiKey> other) {
        Path folder = homeFolder();
        if (!Files.exists(folder.resolve("connection.json"))) {
            throw new Failure(
                    Exit.UNREACHABLE,
                    "No server has been started in " + folder + ".",
                    "Start one with: bailee start --home " + ProgramName.quoted(folder.toString())
                            + "  (or name its folder with --home, or a server elsewhere with --url)");
        }
        try {
            if (path(home, "BAILEE_HOME").isEmpty()) {
                return FoundHome.at(folder).with(other);
            }
            return other.isPresent() ? Home.in(folder, other.get()) : Home.in(folder);
        } catch (IOException unreadable) {
            throw new Failure(
                    "Cannot read the key and certificate in " + folder + ".",
                    "They belong to the account the server runs under; use that account, or a key of your own"
                            + " with --key-file.");
        }
    }

    private Optional<ApiKey> key() throws IOException {
        Optional<Path> file = path(keyFile, "BAILEE_KEY_FILE");
        return file.isPresent()
                ? Optional.of(ApiKey.in(file.get()))
                : console.variable("BAILEE_KEY").map(ApiKey::of);
    }

    private Optional<Path> path(@Nullable Path option, String variable) {
        return option != null ? Optional.of(option) : console.variable(variable).map(Path::of);
    }
}
