package org.bailee.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The packaged server and command line that are measured.
///
/// @param agentJar this benchmark's own classes, where [Unlogged] is an agent
record Tools(Path serverJar, Path cliJar, Path agentJar) {
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    /// Of the JVM, as the script `bailee` has them for a server.
    static final List<String> SERVER_OPTIONS = Stream.of(
                    "-XX:+UseParallelGC",
                    "-XX:+UseTransparentHugePages",
                    "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.02")
            // Java knows it on Linux alone.
            .filter(option -> IS_LINUX || !option.contains("HugePages"))
            .toList();

    /// Commands of many rows, for which the script has the command line's JVM compile less.
    private static final Set<String> BULK = Set.of("import", "export");

    private static final List<String> BULK_OPTIONS = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.02");

    /// @throws IOException if the project has not been packaged
    static Tools in(Path project) throws IOException {
        return new Tools(jar(project, "server", true), jar(project, "cli", true), jar(project, "bench", false));
    }

    private static Path jar(Path project, String module, boolean app) throws IOException {
        Path target = project.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                List<Path> jars = files.filter(
                                file -> file.getFileName().toString().endsWith(".jar")
                                        && file.getFileName().toString().endsWith("-app.jar") == app)
                        .toList();
                if (!jars.isEmpty()) {
                    return jars.getFirst();
                }
            }
        }
        throw new IOException("No packaged " + module + " in " + target + "; run ./bailee bench, which builds it.");
    }

    /// Runs the command line against a home, with the options it has in the script `bailee`; its answer on standard
    /// output.
    String bailee(Path home, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + cliJar.resolveSibling("bench-cli.jsa")));
        if (BULK.contains(arguments.getFirst())) {
            command.addAll(BULK_OPTIONS);
        }
        command.addAll(List.of("-jar", cliJar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BAILEE_HOME", home.toString());
        Path errors = Files.createTempFile("bailee-bench", ".err");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", arguments) + " failed: " + answer + Files.readString(errors));
        }
        Files.delete(errors);
        return answer;
    }

    /// Puts the newest backup back into a home that holds nothing but the seal; the seconds the process took.
    double restore(Path backups, Path home) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Path log = Files.createTempFile("bailee-bench", ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(SERVER_OPTIONS);
        command.addAll(List.of("-jar", serverJar.toString(), "restore"));
        command.addAll(List.of("--from", backups.toString(), "--home", home.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("The restore failed: " + Files.readString(log));
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        Files.delete(log);
        return seconds;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Tools.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The file " + name + " is missing from the benchmark.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
