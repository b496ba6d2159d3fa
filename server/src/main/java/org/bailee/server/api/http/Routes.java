package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds what answers a request among the few routes that begin as its path does.
///
/// Spring holds a request against every route that has a variable in it, two hundred of them here, which cost more than
/// to open a person. What begins as no route does is held against all of them.
final class Routes extends RequestMappingHandlerMapping {
    private static final String VERSION = "/v1/";
    private static final Pattern VARIABLE = Pattern.compile("[{*?]");

    private record Route(RequestMappingInfo info, Object handler, Method method) {}

    private final Map<String, Few> beginnings = new HashMap<>();

    /// Those that begin with a variable, and so may answer anything.
    private final List<Route> anywhere = new ArrayList<>();

    @Override
    protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo info) {
        super.registerHandlerMethod(handler, method, info);
        Route route = new Route(info, handler, method);
        Set<String> begins =
                info.getPatternValues().stream().map(Routes::beginning).collect(Collectors.toSet());
        if (begins.stream().anyMatch(VARIABLE.asPredicate())) {
            anywhere.add(route);
            beginnings.values().forEach(few -> few.add(route));
        } else {
            begins.forEach(beginning ->
                    beginnings.computeIfAbsent(beginning, _ -> few()).add(route));
        }
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        Few few = beginnings.get(beginning(path));
        return few == null ? super.lookupHandlerMethod(path, request) : few.lookupHandlerMethod(path, request);
    }

    private Few few() {
        Few few = new Few();
        few.setApplicationContext(obtainApplicationContext());
        anywhere.forEach(few::add);
        return few;
    }

    /// The first part of a path, or the first after the API's version.
    static String beginning(String path) {
        int from = path.startsWith(VERSION) ? VERSION.length() : Math.min(1, path.length());
        int end = path.indexOf('/', from);
        return end < 0 ? path : path.substring(0, end);
    }

    /// Those that begin alike.
    private static final class Few extends RequestMappingHandlerMapping {
        void add(Route route) {
            registerMapping(route.info(), route.handler(), route.method());
        }

        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            return super.lookupHandlerMethod(path, request);
        }
    }
}
