package org.bailee.cli;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what is wrong with a command as it was written, and what was meant perhaps.
///
/// What was typed is not repeated, for it may be somebody's e-mail address: only a word that stands where a command
/// should and looks like one, and names of options.
final class Miswritten {
    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]{0,29}", Pattern.CASE_INSENSITIVE);

    private final ParameterException trouble;
    private final CommandLine command;

    Miswritten(ParameterException trouble) {
        this.trouble = trouble;
        this.command = trouble.getCommandLine();
    }

    String says() {
        return switch (trouble) {
            case MissingParameterException missing ->
                "Missing: "
                        + missing.getMissing().stream()
                                .map(arg -> arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel())
                                .collect(Collectors.joining(", "))
                        + ".";
            case UnmatchedArgumentException unmatched
            when unmatched.isUnknownOption() -> "There is no option " + option(unmatched) + ".";
            case UnmatchedArgumentException unmatched ->
                word(unmatched)
                        .map(word -> "There is no command " + path(word) + ".")
                        .orElse("There is an argument too many, or misspelt.");
            default ->
                trouble.getArgSpec() instanceof OptionSpec option
                        ? "The value of " + option.longestName() + " is not what it should be."
                        : isGroup() ? "A command is missing." : "The command cannot be understood.";
        };
    }

    String hint() {
        String help = "See: " + command.getCommandSpec().qualifiedName() + " --help";
        return trouble instanceof UnmatchedArgumentException unmatched
                ? meant(unmatched)
                        .map(guess -> "Did you mean " + guess + "? " + help)
                        .orElse(help)
                : isGroup() ? "Say which: " + String.join(", ", names()) + ". " + help : help;
    }

    private Optional<String> meant(UnmatchedArgumentException unmatched) {
        if (unmatched.isUnknownOption()) {
            Set<String> options = command.getCommandSpec().optionsMap().keySet();
            return Nearest.to(option(unmatched), options);
        }
        return word(unmatched)
                .flatMap(word -> Nearest.to(word, names()).map(this::path).or(() -> elsewhere(word)));
    }

    /// `revoke` alone is a command of `keys` and of `tokens`.
    private Optional<String> elsewhere(String word) {
        String found = command.getSubcommands().entrySet().stream()
                .filter(group -> group.getValue().getSubcommands().containsKey(word))
                .map(group -> path(group.getKey() + " " + word))
                .collect(Collectors.joining(" or "));
        return Optional.of(found).filter(text -> !text.isEmpty());
    }

    private Optional<String> word(UnmatchedArgumentException unmatched) {
        return Optional.of(unmatched.getUnmatched().getFirst())
                .filter(word -> isGroup() && COMMAND.matcher(word).matches());
    }

    private static String option(UnmatchedArgumentException unmatched) {
        return unmatched.getUnmatched().getFirst().replaceAll("=.*", "");
    }

    private boolean isGroup() {
        return !command.getSubcommands().isEmpty();
    }

    private Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(command.getSubcommands().keySet());
        if (command.getParent() == null) {
            names.add("start"); // the script's own
        }
        return names;
    }

    private String path(String word) {
        return command.getCommandSpec().qualifiedName() + " " + word;
    }
}
