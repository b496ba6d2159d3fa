package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.client.Bailee;
import org.bailee.client.Condition;
import org.bailee.client.Listed;
import org.bailee.client.Page;
import org.bailee.client.Purpose;
import org.bailee.client.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Finds people by the fields the register declares searchable. Prints ids.
@Command(
        name = "find",
        description = "Find people. Prints their ids.",
        footer = {
            "",
            "Examples:",
            "  bailee find --as fulfil-orders profile.email=-          asks for the value (or reads it from a pipe)",
            "  bailee find --as fulfil-orders profile.name~'jones edwards'          all of these words",
            "  echo 4711 | bailee find --as fulfil-orders profile.customer-number=-",
            "",
            "A value written on the command line stays in the shell's history; with - it does not."
        })
final class FindCommand extends PurposeCommand {
    @Option(names = "--limit", defaultValue = "50", description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Parameters(
            arity = "1..8",
            paramLabel = "FIELD=VALUE",
            description = "What must hold: = for an exact value, ~ for words, - for a value that is asked for.")
    private List<String> conditions = List.of();

    FindCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Purpose purpose = purposes.stated();
        List<Condition> where = new ArrayList<>();
        conditions.forEach(text -> where.add(condition(text)));
        try (Bailee bailee = connection.open()) {
            Page<Listed> found = bailee.people(purpose).search(new Search(where, limit, Optional.empty()));
            List<String> ids = found.items().stream().map(Listed::id).toList();
            if (output.isJson()) {
                output.json(ids);
            } else {
                ids.forEach(output::line);
                console.say(ids.isEmpty() ? "Nobody found." : ids.size() + " found." + more(found));
            }
            return Exit.DONE;
        }
    }

    private String more(Page<Listed> found) {
        return found.next().isPresent() ? " There are more: raise --limit." : "";
    }

    private Condition condition(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '~') {
            at++;
        }
        if (at == 0 || at == text.length()) {
            throw Failure.usage("A condition is written FIELD=VALUE or FIELD~WORDS.", "For example: profile.email=-");
        }
        String field = text.substring(0, at);
        String typed = text.substring(at + 1);
        String value = typed.equals("-") ? console.ask(field + ": ", true) : typed;
        return text.charAt(at) == '=' ? Condition.equal(field, value) : Condition.words(field, value);
    }
}
