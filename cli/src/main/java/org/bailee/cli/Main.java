package org.bailee.cli;

/// Where the `bailee` program begins.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofThisProcess();
        int exit = CommandTree.run(console, args);
        console.flush();
        System.exit(exit);
    }
}
