package org.bailee.server.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Objects;
import java.util.Optional;
import org.bailee.server.access.Intent;
import org.bailee.server.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands endpoints who is calling ([Actor]), what for ([Intent], [Reason]) and what was sent ([Query], [Body],
/// [RawBody]).
final class Arguments implements HandlerMethodArgumentResolver {
    static final int LARGEST = 8 << 20;

    private final BodyRoom room = BodyRoom.ofHeap(Runtime.getRuntime());

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
        if (type == RawBody.class) {
            return new RawBody(read(request, false));
        }
        byte[] bytes = read(request, true);
        String place = request.getMethod() + " " + request.getRequestURI() + " "
                + header(request, "Bailee-Purpose").orElse("");
        return new Body(bytes, JsonText.read(bytes), place, header(request, "Idempotency-Key"));
    }

    private byte[] read(HttpServletRequest request, boolean isJson) throws IOException {
        long length = request.getContentLengthLong();
        if (length > LARGEST) {
            throw tooLarge();
        }
        InputStream in = request.getInputStream();
        byte[] first = length > BodyRoom.FREE ? new byte[0] : whole(in, BodyRoom.FREE + 1);
        if (length <= BodyRoom.FREE && first.length <= BodyRoom.FREE) {
            return first;
        }
        // Where it comes in chunks nobody knows how long it will be.
        int expected = length > BodyRoom.FREE ? (int) length : LARGEST;
        BodyRoom.Held held = room.take(expected);
        // Until the answer is written: so long the body may be in use.
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback("body-room", held::giveBack, RequestAttributes.SCOPE_REQUEST);
        byte[] bytes = whole(new SequenceInputStream(new ByteArrayInputStream(first), in), expected + 1);
        if (bytes.length > expected) {
            throw tooLarge();
        }
        if (isJson) {
            held.fit(bytes);
        }
        return bytes;
    }

    private static byte[] whole(InputStream in, int most) {
        try {
            return in.readNBytes(most);
        } catch (IOException _) {
            // Who hung up hears nothing; and it is no fault of ours, to be written down as one.
            throw new HttpRefusal(400, "body.cut-off", "The body ended too soon.", "Send the request again.");
        }
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static HttpRefusal tooLarge() {
        return new HttpRefusal(
                413, "body.too-large", "A body is at most 8 MiB.", "Send the items in several requests.");
    }
}
