package org.bailee.cli.demo;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bailee.cli.Console;
import org.bailee.cli.ProgramName;

/// Where the tour is shown: headings, commands as one would type them, and what they print.
final class Stage {
    private final Console console;
    private final Commands commands;
    private final Map<String, String> environment;
    private int chapter;

    Stage(Console console, Commands commands, Map<String, String> environment) {
        this.console = console;
        this.commands = commands;
        this.environment = Map.copyOf(environment);
    }

    void chapter(String title) {
        chapter++;
        String line = chapter + "  " + title;
        console.print("");
        console.print(console.terminal() ? "\u001b[1m" + line + "\u001b[0m" : line);
        console.out().flush();
    }

    void say(String text) {
        text.lines().forEach(line -> console.print("   " + line));
        console.out().flush();
    }

    /// What a command did: its exit code, and all it printed.
    record Shown(int exit, String text) {}

    /// Shows the command and what it prints.
    Shown run(Map<String, String> settings, String... arguments) {
        typed(settings, arguments);
        Shown shown = quietly(settings, arguments);
        shown.text().lines().forEach(line -> console.print("   │ " + line));
        console.out().flush();
        return shown;
    }

    /// Shows the command, how what it prints begins, and its last line.
    Shown runAbridged(int lines, Map<String, String> settings, String... arguments) {
        typed(settings, arguments);
        Shown shown = quietly(settings, arguments);
        List<String> all = shown.text().lines().toList();
        all.stream().limit(lines).forEach(line -> console.print("   │ " + line));
        if (all.size() > lines + 1) {
            console.print("   │ … and " + (all.size() - lines - 1) + " lines more …");
        }
        if (all.size() > lines) {
            console.print("   │ " + all.getLast());
        }
        console.out().flush();
        return shown;
    }

    /// Shows the command alone: what it prints is a secret.
    void typed(Map<String, String> settings, String... arguments) {
        String before = settings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> setting.getKey() + "=" + ProgramName.quoted(setting.getValue()) + " ")
                .collect(Collectors.joining());
        String words = List.of(arguments).stream().map(ProgramName::quoted).collect(Collectors.joining(" "));
        console.print("   $ " + before + console.program().typed() + " " + words);
        console.out().flush();
    }

    Shown quietly(Map<String, String> settings, String... arguments) {
        Map<String, String> all = new HashMap<>(environment);
        console.variable("BAILEE_TYPED").ifPresent(typed -> all.put("BAILEE_TYPED", typed));
        all.putAll(settings);
        StringWriter text = new StringWriter();
        PrintWriter printer = new PrintWriter(text, true);
        Console inner = new Console(
                printer, printer, new BufferedReader(new StringReader("")), false, Map.copyOf(all), console.clock());
        int exit = commands.run(inner, arguments);
        printer.flush();
        return new Shown(exit, text.toString());
    }
}
