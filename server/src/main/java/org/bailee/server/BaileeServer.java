package org.bailee.server;

import java.util.List;
import org.bailee.server.shared.Problem;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole product as one process: starts the database, opens the keys, serves HTTPS.
@SpringBootApplication
public class BaileeServer {
    static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RestoreStart.WORD)) {
            System.exit(RestoreStart.run(List.of(arguments).subList(1, arguments.length), System.out, System.err));
        }
        String[] properties = {};
        try {
            properties = StartOptions.toProperties(arguments);
        } catch (Problem problem) {
            StartFailure.print(problem);
            System.exit(1);
        }
        try {
            SpringApplication.run(BaileeServer.class, properties);
        } catch (RuntimeException reported) {
            // StartFailure, or Spring for what that does not know, has told why.
            System.exit(1);
        }
    }
}
