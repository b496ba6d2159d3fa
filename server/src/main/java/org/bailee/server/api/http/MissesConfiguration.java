package org.bailee.server.api.http;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class MissesConfiguration implements WebMvcConfigurer {
    private static final String SEARCH = "/v1/subjects/search";

    /// Wherever a request names what may not exist. The rest stays open to a key that guessed too much: it learns
    /// nothing there.
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(Misses.ofIds(System::nanoTime))
                .addPathPatterns("/v1/subjects/**", "/v1/records", "/v1/tokens/**", "/v1/keys/*")
                .excludePathPatterns("/v1/subjects", SEARCH);
        interceptors.addInterceptor(Misses.ofValues(System::nanoTime)).addPathPatterns(SEARCH);
    }
}
