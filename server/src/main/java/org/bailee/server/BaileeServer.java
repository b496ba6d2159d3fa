package org.bailee.server;

import org.bailee.server.shared.Problem;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole product as one process: starts the database, opens the keys, serves HTTPS.
@SpringBootApplication
public class BaileeServer {
    static void main(String[] arguments) {
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
