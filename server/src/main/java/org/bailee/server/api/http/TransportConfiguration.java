package org.bailee.server.api.http;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.bailee.server.tls.Certificates;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

@Configuration(proxyBeanMethods = false)
class TransportConfiguration {
    private static final int LARGEST_HEADERS = 8 << 10;

    /// The longest form has a reason and a password: of a few hundred characters each.
    private static final int LARGEST_FORM = 64 << 10;

    @Bean
    SslBundleRegistrar bundles(Certificates certificates) {
        return bundles -> bundles.registerBundle(Transport.BUNDLE, certificates.bundle());
    }

    /// Each request has a thread of its own, which costs next to nothing; how many there are at once, [Frame] bounds.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> https(HttpSettings settings) {
        return factory -> {
            factory.setPort(settings.port());
            factory.setAddress(Transport.address(settings.address()));
            factory.setSsl(Transport.tls());
            factory.setHttp2(Transport.http2());
            factory.setShutdown(Shutdown.GRACEFUL);
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(BareRefusals.class.getName());
                }
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(LARGEST_HEADERS));
                connector.setMaxPostSize(LARGEST_FORM);
                // Or the framework, which asks for them and uses none, would fail on the eleventh.
                connector.setMaxLocaleCount(LARGEST_HEADERS);
                if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
                    protocol.setExecutor(new VirtualThreadTaskExecutor("https-"));
                    protocol.setConnectionTimeout((int) Duration.ofSeconds(20).toMillis());
                }
            });
        };
    }
}
