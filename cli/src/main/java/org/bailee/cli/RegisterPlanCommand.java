package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.client.Bailee;
import org.bailee.client.RegisterPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Says what a register file would change. Changes nothing.
@Command(
        name = "plan",
        description = "Say what a register file would change, and what follows from it. Changes nothing.",
        footer = {
            "",
            "Example:",
            "  bailee register plan shop.yaml",
            "",
            "Exit codes: 0 no change · 2 changes · 1 refused"
        })
final class RegisterPlanCommand extends ServerCommand {
    @Parameters(paramLabel = "FILE", description = "The register, in YAML.")
    private Path file = Path.of("");

    RegisterPlanCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        try (Bailee bailee = connection.open()) {
            RegisterPlan plan = bailee.register().plan(yaml);
            if (output.isJson()) {
                output.json(plan);
            } else {
                plan.changes().forEach(change -> output.line(RegisterWords.line(change)));
                plan.problems().forEach(mistake -> console.say(RegisterWords.lines(file, mistake)));
            }
            return switch (plan.outcome()) {
                case NONE -> {
                    console.say("No change: this is the register in force (version " + plan.from() + ").");
                    yield Exit.DONE;
                }
                case CHANGES -> {
                    console.say(
                            Files.isRegularFile(file)
                                    ? "Make it so with: bailee register apply " + ProgramName.quoted(file.toString())
                                    : "Make it so: save it as a file, then: bailee register apply FILE");
                    yield Exit.CHANGES;
                }
                case REFUSED -> {
                    console.say("bailee: The register has " + RegisterWords.count(plan.problems()) + ".");
                    console.say("hint: Mend what is listed above and plan again.");
                    yield Exit.REFUSED;
                }
            };
        }
    }
}
