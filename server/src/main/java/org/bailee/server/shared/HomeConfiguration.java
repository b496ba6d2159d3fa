package org.bailee.server.shared;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HomeSettings.class)
class HomeConfiguration {
    @Bean
    Home home(HomeSettings settings) {
        return Home.open(Path.of(settings.home()));
    }
}
