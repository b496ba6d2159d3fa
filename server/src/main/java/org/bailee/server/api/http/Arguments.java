package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands endpoints who is calling ([Actor]), what for ([Intent], [Reason]) and what was sent ([Query], [Body],
/// [RawBody]).
final class Arguments implements HandlerMethodArgumentResolver {
    private static final int LARGEST = 8 << 20;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Actor.class
                || type == Intent.class
                || type == Reason.class
                || type == Query.class
                || type == Body.class
                || type == RawBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == Actor.class) {
            return Caller.current();
        }
        if (type == Intent.class) {
            return Intent.of(Caller.current(), header(request, "Bailee-Purpose"), header(request, "Bailee-Reason"));
        }
        if (type == Reason.class) {
            return new Reason(Intent.reference(header(request, "Bailee-Reason")));
        }
        if (type == Query.class) {
            return new Query(request);
        }
        byte[] bytes = read(request);
        if (type == RawBody.class) {
            return new RawBody(bytes);
        }
        String place = request.getMethod() + " " + request.getRequestURI() + " "
                + header(request, "Bailee-Purpose").orElse("");
        return new Body(bytes, JsonText.read(bytes), place, header(request, "Idempotency-Key"));
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw tooLarge();
        }
        return bytes;
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static HttpRefusal tooLarge() {
        return new HttpRefusal(
                413, "body.too-large", "A body is at most 8 MiB.", "Send the items in several requests.");
    }
}
