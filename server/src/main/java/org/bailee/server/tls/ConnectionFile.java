package org.bailee.server.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.PrivateFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/// Tells a command line with the same home folder where the server is and what to trust, as soon as it listens.
final class ConnectionFile implements ApplicationListener<WebServerInitializedEvent> {
    private static final Logger log = LoggerFactory.getLogger(ConnectionFile.class);

    private final Home home;
    private final Path trusted;

    ConnectionFile(Home home, Path trusted) {
        this.home = home;
        this.trusted = trusted;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String url = "https://localhost:" + event.getWebServer().getPort();
        String json = "{\"url\":\"" + url + "\",\"certificate\":\"" + escaped(trusted.toString()) + "\"}\n";
        PrivateFile.write(home.connection(), json.getBytes(StandardCharsets.UTF_8));
        log.info("Listening at {}", url);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
