package org.bailee.cli.bulk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.cli.Console;
import org.bailee.cli.Failure;
import org.bailee.cli.mapping.Catalogue;
import org.bailee.cli.mapping.Field;
import org.bailee.client.Bailee;
import org.bailee.client.Listed;
import org.bailee.client.NotFound;
import org.bailee.client.Opened;
import org.bailee.client.Page;
import org.bailee.client.People;
import org.bailee.client.Problem;
import org.bailee.client.Result;

/// Takes what the caller may see of everybody out into a file that only its owner may read. It has its name once it is
/// whole, and not before.
public final class Exports {
    private static final int PAGE = 500;

    private final Console console;
    private final Stop stop;
    private final ExportRequest request;

    /// Fields of which somebody's value was shown.
    private final Set<String> shown = new HashSet<>();

    public Exports(Console console, Stop stop, ExportRequest request) {
        this.console = console;
        this.stop = stop;
        this.request = request;
    }

    /// @return how many people were written; empty if it was stopped, which leaves no file
    public Optional<Long> run(Bailee bailee) throws IOException {
        if (Files.exists(request.to()) && !request.replace()) {
            throw new Failure(request.to() + " is there already.", "Name another file, or give --replace.");
        }
        List<Field> fields = fields(bailee);
        stop.begun();
        try {
            long people = write(bailee.people(request.purpose()), fields);
            if (stop.isAsked()) {
                return Optional.empty();
            }
            Files.move(people == 0 ? request.part() : slim(fields), request.to(), StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(people);
        } finally {
            // Half an export is personal data that nobody asked for.
            Files.deleteIfExists(request.part());
            Files.deleteIfExists(request.slimPart());
            stop.ended();
        }
    }

    /// A blank column would look as if nobody had the value, where it may be that the caller must not see it. What was
    /// asked for by name is kept: the server refuses the whole request if it may not be seen.
    private Path slim(List<Field> fields) throws IOException {
        List<Field> blank = request.fields().isEmpty()
                ? fields.stream().filter(field -> !shown.contains(field.path())).toList()
                : List.of();
        if (blank.isEmpty()) {
            return request.part();
        }
        console.say("Left out, because nothing of it was shown: "
                + String.join(", ", blank.stream().map(Field::path).toList())
                + ". Either your key's roles may not see it for "
                + request.purpose().activity() + ", or nobody has a value.");
        if (request.isJson()) {
            return request.part();
        }
        SlimSheet.copy(
                request.part(),
                request.slimPart(),
                blank.stream()
                        .flatMap(field -> ExportSheet.Csv.columns(field).stream())
                        .collect(Collectors.toSet()));
        return request.slimPart();
    }

    private long write(People people, List<Field> fields) throws IOException {
        Progress progress = new Progress(console, "people", 0, 0);
        long written = 0;
        try (FileChannel channel = PrivateFile.open(request.part(), 0);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                ExportSheet sheet = request.isJson() ? ExportSheet.json(out) : ExportSheet.csv(out, fields)) {
            Optional<String> after = Optional.empty();
            do {
                Page<Listed> page = people.list(after, PAGE);
                written += write(people, page, sheet);
                progress.show(written);
                after = page.next();
            } while (after.isPresent() && !stop.isAsked());
            out.flush();
            channel.force(true);
        }
        progress.end();
        return written;
    }

    private long write(People people, Page<Listed> page, ExportSheet sheet) throws IOException {
        long written = 0;
        List<String> ids = page.items().stream().map(Listed::id).toList();
        List<Result<Opened>> opened = ids.isEmpty() ? List.of() : people.openAll(ids, request.fields());
        for (Result<Opened> result : opened) {
            switch (result) {
                case Result.Done<Opened>(Opened person) -> {
                    sheet.add(person);
                    shown.addAll(person.data().keySet());
                    written++;
                }
                case Result.Refused<Opened>(Problem problem) -> {
                    // Erased since they were listed; anything else concerns everybody.
                    if (!(problem instanceof NotFound)) {
                        throw problem;
                    }
                }
            }
        }
        return written;
    }

    private List<Field> fields(Bailee bailee) {
        Catalogue catalogue = Catalogue.of(bailee);
        List<Field> single = catalogue.needed(request.purpose().activity()).stream()
                .filter(field -> !catalogue.isMany(field.collection()))
                .toList();
        if (request.fields().isEmpty()) {
            return single;
        }
        return request.fields().stream()
                .map(path -> single.stream()
                        .filter(field -> field.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new Failure(
                                request.purpose().activity() + " needs no field " + path + " of one per person.",
                                "It needs: "
                                        + String.join(
                                                ", ",
                                                single.stream().map(Field::path).toList()))))
                .toList();
    }
}
