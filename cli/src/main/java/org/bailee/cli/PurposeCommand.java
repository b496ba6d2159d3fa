package org.bailee.cli;

import picocli.CommandLine.Mixin;

/// A command that touches people's data, so it must say for which activity.
abstract class PurposeCommand extends ServerCommand {
    @Mixin
    final Purposes purposes = new Purposes();

    PurposeCommand(Console console) {
        super(console);
    }
}
