package org.bailee.cli;

import picocli.CommandLine.Command;

/// The program itself: what it can do.
@Command(
        name = "bailee",
        description = "A keep for customers' personal data that obeys its own register.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "First steps:",
            "  bailee register plan shop.yaml       what would this register change?",
            "  bailee register apply shop.yaml      make it so",
            "  bailee import customers.csv --into profile --as fulfil-orders",
            "  bailee find --as fulfil-orders profile.email=-",
            "  bailee open ID --as fulfil-orders",
            "",
            "Every command explains itself with --help and prints JSON with --json.",
            "Exit codes: 0 done · 1 refused · 2 register plan: changes · 64 usage · 65 import: some rows rejected",
            "            69 server unreachable · 130 stopped with Ctrl-C"
        })
final class BaileeCommand {}
