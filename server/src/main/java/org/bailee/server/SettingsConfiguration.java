package org.bailee.server;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    /// Runs before anything is made, so a mistake in a setting leaves nothing behind.
    @Bean
    static BeanFactoryPostProcessor settingsAreChecked(ConfigurableEnvironment environment) {
        return beans -> new SettingsCheck(KnownSettings.of(beans), environment).run();
    }
}
