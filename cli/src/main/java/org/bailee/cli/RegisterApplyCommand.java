package org.bailee.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bailee.client.Bailee;
import org.bailee.client.RegisterApplied;
import org.bailee.client.RegisterPlan;
import org.bailee.client.Registers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Puts a register into force as a new version.
@Command(
        name = "apply",
        description = "Put a register into force, in one step, as a new numbered version.",
        footer = {
            "",
            "Examples:",
            "  bailee register apply shop.yaml",
            "  bailee register apply shop.yaml --made-from 4      refused if 4 is no longer the newest version"
        })
final class RegisterApplyCommand extends ServerCommand {
    @Option(
            names = "--made-from",
            paramLabel = "VERSION",
            description = "The version the file was made from. Default: the one in force now.")
    private @Nullable Long madeFrom;

    @Parameters(paramLabel = "FILE", description = "The register, in YAML.")
    private Path file = Path.of("");

    RegisterApplyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        byte[] yaml = Files.readAllBytes(file);
        try (Bailee bailee = connection.open()) {
            Registers register = bailee.register();
            RegisterPlan plan = register.plan(yaml);
            if (plan.outcome() == RegisterPlan.Outcome.REFUSED) {
                plan.problems().forEach(mistake -> console.say(RegisterWords.lines(file, mistake)));
                throw new Failure(
                        "The register has " + RegisterWords.count(plan.problems()) + "; nothing was changed.",
                        "Mend what is listed above and apply again.");
            }
            if (plan.outcome() == RegisterPlan.Outcome.NONE) {
                tell(new RegisterApplied(plan.from(), plan.changes()), "already in force");
                return Exit.DONE;
            }
            tell(register.apply(yaml, madeFrom == null ? plan.from() : madeFrom), "in force");
            return Exit.DONE;
        }
    }

    private void tell(RegisterApplied applied, String state) {
        if (output.isJson()) {
            output.json(applied);
        } else {
            applied.changes().forEach(change -> output.line(RegisterWords.line(change)));
            output.line("Register version " + applied.version() + " is " + state + ".");
        }
    }
}
