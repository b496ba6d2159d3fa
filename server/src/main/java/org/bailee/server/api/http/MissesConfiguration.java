package org.bailee.server.api.http;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class MissesConfiguration implements WebMvcConfigurer {
    /// Wherever a request names what may not exist; of searches, access itself counts those in vain. The rest stays
    /// open to a key that guessed too much: it learns
    /// nothing there.
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new Misses(System::nanoTime))
                .addPathPatterns("/v1/subjects/**", "/v1/records", "/v1/tokens/**", "/v1/keys/*")
                .excludePathPatterns("/v1/subjects", "/v1/subjects/search");
    }
}
