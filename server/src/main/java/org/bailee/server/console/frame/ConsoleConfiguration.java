package org.bailee.server.console.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.List;
import org.bailee.server.identity.KnownBrowsers;
import org.bailee.server.identity.OidcSettings;
import org.bailee.server.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {
    private final KnownBrowsers browsers;

    ConsoleConfiguration(KnownBrowsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new BrowserMark(browsers));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ReaderArgument());
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Pages pages(Assets assets, Register register, OidcSettings provider) {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.bailee.server.console.pages");
        return new Pages(templates, assets, register, provider);
    }
}
