package org.bailee.server.console.signin;

import org.bailee.server.identity.FirstAdministrator;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Tells whoever starts the server how the first administrator gets in, as long as there is none.
@Component
final class FirstLink implements ApplicationListener<WebServerInitializedEvent> {
    private final FirstAdministrator first;

    FirstLink(FirstAdministrator first) {
        this.first = first;
    }

    /// On the terminal and not in the log, which others read and which is kept.
    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        int port = event.getWebServer().getPort();
        first.link().ifPresent(link -> System.out.println("""

                Nobody can sign in yet. The first administrator opens https://localhost:%d/set-up/begin within an hour
                and uses this code, once:  %s
                """.formatted(port, link.token())));
    }
}
