package org.bailee.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole product as one process: starts the database, opens the keys, serves HTTPS.
@SpringBootApplication
public class BaileeServer {
    static void main(String[] arguments) {
        SpringApplication.run(BaileeServer.class, arguments);
    }
}
