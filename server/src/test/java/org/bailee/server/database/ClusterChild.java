package org.bailee.server.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bailee.server.shared.Home;

/// A JVM that runs a cluster until its standard input ends.
final class ClusterChild {
    private static final String READY = "ready ";

    static void main(String[] arguments) throws IOException {
        Home home = Home.open(Path.of(arguments[0]));
        try (Cluster cluster = Cluster.start(home, Path.of(arguments[1]), new SecureRandom(), TestHome.QUICK)) {
            System.out.println(READY + cluster.pid());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    static Process start(List<String> prefix, List<Path> classPath, Path home, Path cache) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                ClusterChild.class.getName(),
                home.toString(),
                cache.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File("/"))
                .start();
    }

    static long awaitPid(Process child) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader lines = child.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return Long.parseLong(line.substring(READY.length()));
            }
            said.add(line);
        }
        throw new AssertionError("The child did not start a cluster: " + String.join("\n", said));
    }

    private ClusterChild() {}
}
