package org.bailee.server.api.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// Sends a [RawAnswer] as it is.
final class RawAnswers extends AbstractHttpMessageConverter<RawAnswer> {
    RawAnswers() {
        super(MediaType.ALL);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == RawAnswer.class;
    }

    @Override
    protected RawAnswer readInternal(Class<? extends RawAnswer> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Answers are only written.", input);
    }

    @Override
    protected void writeInternal(RawAnswer answer, HttpOutputMessage output) throws IOException {
        output.getBody().write(answer.bytes());
    }

    @Override
    protected Long getContentLength(RawAnswer answer, @Nullable MediaType type) {
        return (long) answer.bytes().length;
    }
}
