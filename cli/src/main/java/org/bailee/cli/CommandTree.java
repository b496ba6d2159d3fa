package org.bailee.cli;

import java.util.stream.Stream;
import org.bailee.cli.bulk.Stop;
import org.bailee.cli.demo.DemoCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// All commands, put together.
final class CommandTree {
    private CommandTree() {}

    static int run(Console console, String... args) {
        return of(console, Stop.onSignal()).execute(args);
    }

    static CommandLine of(Console console, Stop stop) {
        CommandLine tree = new CommandLine(new BaileeCommand())
                .addSubcommand(group("register", "The file that says what is collected and why.")
                        .addSubcommand(new RegisterPlanCommand(console))
                        .addSubcommand(new RegisterApplyCommand(console))
                        .addSubcommand(new RegisterExportCommand(console))
                        .addSubcommand(new RegisterTypesCommand(console)))
                .addSubcommand(new ImportCommand(console, stop))
                .addSubcommand(new ExportCommand(console, stop))
                .addSubcommand(new FindCommand(console))
                .addSubcommand(new OpenCommand(console))
                .addSubcommand(new ChangeCommand(console))
                .addSubcommand(new EraseCommand(console))
                .addSubcommand(group("tokens", "Stand-ins for single fields that other systems may keep.")
                        .addSubcommand(new TokensMakeCommand(console))
                        .addSubcommand(new TokensOpenCommand(console))
                        .addSubcommand(new TokensRevokeCommand(console)))
                .addSubcommand(group("keys", "API keys of service accounts.")
                        .addSubcommand(new KeysCreateCommand(console))
                        .addSubcommand(new KeysListCommand(console))
                        .addSubcommand(new KeysRevokeCommand(console)))
                .addSubcommand(group("hold", "Legal holds: what keeps a person from being erased.")
                        .addSubcommand(new HoldPlaceCommand(console))
                        .addSubcommand(new HoldListCommand(console))
                        .addSubcommand(new HoldReleaseCommand(console)))
                .addSubcommand(group("restrict", "People who had the processing of their data restricted.")
                        .addSubcommand(new RestrictPlaceCommand(console))
                        .addSubcommand(new RestrictListCommand(console))
                        .addSubcommand(new RestrictLiftCommand(console)))
                .addSubcommand(group("erasure", "What an erasure is worth, and its certificate.")
                        .addSubcommand(new ErasureHorizonCommand(console))
                        .addSubcommand(new ErasureCertificateCommand(console)))
                .addSubcommand(group("custody", "The keys everything is sealed under, and how long each serves.")
                        .addSubcommand(new CustodyEpochsCommand(console))
                        .addSubcommand(new CustodyRotateCommand(console))
                        .addSubcommand(new CustodyChangeRootCommand(console))
                        .addSubcommand(new CustodyIndexesCommand(console))
                        .addSubcommand(new CustodyRotateIndexCommand(console))
                        .addSubcommand(new CustodySealsCommand(console))
                        .addSubcommand(new CustodyAddSealCommand(console))
                        .addSubcommand(new CustodyRemoveSealCommand(console))
                        .addSubcommand(new CustodyAppointCommand(console))
                        .addSubcommand(new CustodyAppointmentCommand(console))
                        .addSubcommand(new CustodySealCommand(console))
                        .addSubcommand(new CustodyUnsealCommand(console)))
                .addSubcommand(group("backup", "Everything kept, taken out, sealed, and proven to come back.")
                        .addSubcommand(new BackupTakeCommand(console))
                        .addSubcommand(new BackupListCommand(console))
                        .addSubcommand(new BackupVerifyCommand(console))
                        .addSubcommand(new BackupDrillCommand(console)))
                .addSubcommand(group("retention", "What is kept longer than the register says, and its end.")
                        .addSubcommand(new RetentionPreviewCommand(console))
                        .addSubcommand(new RetentionRunsCommand(console))
                        .addSubcommand(new RetentionApproveCommand(console))
                        .addSubcommand(new RetentionCertificateCommand(console)))
                .addSubcommand(group("audit", "Who saw or changed what, when and why.")
                        .addSubcommand(new AuditTailCommand(console, stop))
                        .addSubcommand(new AuditKeyCommand(console))
                        .addSubcommand(new AuditExportCommand(console, stop))
                        .addSubcommand(new AuditVerifyCommand(console))
                        .addSubcommand(new AuditProveCommand(console))
                        .addSubcommand(new AuditCheckProofCommand(console))
                        .addSubcommand(new AuditFindCommand(console))
                        .addSubcommand(new AuditSeenCommand(console)))
                .addSubcommand(group("alerts", "What the watch found not to be as usual.")
                        .addSubcommand(new AlertsListCommand(console))
                        .addSubcommand(new AlertsShowCommand(console))
                        .addSubcommand(new AlertsAcknowledgeCommand(console)))
                .addSubcommand(new DemoCommand(
                        console, (inner, words) -> of(inner, Stop.never()).execute(words)))
                .addSubcommand(new WitnessCommand(console, stop))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new CompletionCommand(console));
        Trouble trouble = new Trouble(console);
        everyCommand(tree, console.program());
        return tree.setCommandName(console.program().typed())
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler(trouble)
                .setParameterExceptionHandler(trouble)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setExecutionStrategy(parsed -> {
                    Integer helped = CommandLine.executeHelpRequest(parsed);
                    return helped != null ? helped : new CommandLine.RunLast().execute(parsed);
                });
    }

    static String completionScript() {
        return AutoComplete.bash("bailee", of(Console.ofThisProcess(), Stop.never()));
    }

    private static CommandLine group(String name, String says) {
        CommandLine.Model.CommandSpec spec =
                CommandLine.Model.CommandSpec.create().name(name);
        spec.usageMessage().description(says);
        return new CommandLine(spec);
    }

    private static void everyCommand(CommandLine command, ProgramName program) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.footer(Stream.of(usage.footer()).map(program::in).toArray(String[]::new));
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Explain this command.")
                        .build());
        command.getSubcommands().values().forEach(sub -> everyCommand(sub, program));
    }
}
