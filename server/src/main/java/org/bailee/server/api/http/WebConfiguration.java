package org.bailee.server.api.http;

import java.util.List;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class WebConfiguration implements WebMvcConfigurer {
    private final KeyRing keys;

    WebConfiguration(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new SealedDoor(keys));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new RawAnswers());
    }

    @Bean
    static WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Routes();
            }
        };
    }

    @Bean
    FilterRegistrationBean<Frame> frame(Ids ids, HttpSettings settings) {
        FilterRegistrationBean<Frame> frame =
                new FilterRegistrationBean<>(new Frame(ids, settings.limits().requestsAtOnce()));
        frame.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return frame;
    }
}
