package org.bailee.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bailee.client.AddedKeyFile;
import org.bailee.client.Bailee;
import org.bailee.client.KeySeal;
import org.bailee.client.SealOpening;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a seal: a passphrase that is asked for, or a key file that is written here.
@Command(
        name = "add-seal",
        description = {
            "Add another seal, so that losing one does not lose everything.",
            "One that there is must be opened: the key file in the home folder, unless you name another."
        },
        footer = {
            "",
            "Examples:",
            "  bailee custody add-seal \"bank vault\" --to /media/stick/root.key",
            "  bailee custody add-seal \"management\" --passphrase",
            "  bailee custody add-seal \"the module in rack 3\" --token"
        })
final class CustodyAddSealCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "Where it is kept; no personal data.")
    private String label = "";

    @Option(names = "--to", paramLabel = "FILE", description = "Make a key file, and write it here.")
    private @Nullable Path file;

    @Option(names = "--passphrase", description = "Ask for a new passphrase.")
    private boolean passphrase;

    @Option(names = "--token", description = "Use the hardware token in the server's settings (bailee.seal.pkcs11).")
    private boolean token;

    @Mixin
    private OpeningOptions opening = new OpeningOptions();

    CustodyAddSealCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (Stream.of(file != null, passphrase, token).filter(chosen -> chosen).count() != 1) {
            throw Failure.usage(
                    "A seal is a key file, a passphrase or a token.", "Give --to FILE, --passphrase or --token.");
        }
        SealOpening open = opening.read(console, connection);
        if (file != null) {
            return addKeyFile(file, open);
        }
        return token ? addToken(open) : addPassphrase(open);
    }

    private int addToken(SealOpening open) {
        try (Bailee bailee = connection.open()) {
            return told(bailee.custody().addToken(label, open));
        }
    }

    private int addPassphrase(SealOpening open) {
        String chosen = console.ask("New passphrase (at least 12 characters; nobody can recover it): ", true);
        if (!console.ask("The same again: ", true).equals(chosen)) {
            throw Failure.usage("The two passphrases differ.", "Start again and type it twice alike.");
        }
        try (Bailee bailee = connection.open()) {
            return told(bailee.custody().addPassphrase(label, chosen, open));
        }
    }

    private int told(KeySeal added) {
        output.answer(Map.of("id", added.id()), "Added the seal " + added.id() + ".");
        return Exit.DONE;
    }

    private int addKeyFile(Path to, SealOpening open) {
        // Before the seal is made: a key file that cannot be written would be a seal that nobody holds.
        try (FileChannel channel = FileChannel.open(
                        to,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Bailee bailee = connection.open()) {
            AddedKeyFile added = make(bailee, to, open);
            ByteBuffer content = ByteBuffer.wrap(added.content().getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
            output.answer(
                    Map.of("id", added.seal().id(), "file", to.toString()),
                    "Added the seal " + added.seal().id() + ". Keep " + to + " where no copy of the database is.");
            return Exit.DONE;
        } catch (IOException | UnsupportedOperationException unwritable) {
            throw new Failure(
                    "The key file " + to + " cannot be written.",
                    "Name a new file in a folder you may write to; if a seal was added, remove it: bailee custody seals");
        }
    }

    private AddedKeyFile make(Bailee bailee, Path to, SealOpening open) throws IOException {
        try {
            return bailee.custody().addKeyFile(label, open);
        } catch (RuntimeException refused) {
            Files.delete(to);
            throw refused;
        }
    }
}
