package org.bailee.server.api.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/// Answers what is refused before it is a request at all, such as a broken header: like any refusal, and with the
/// headers that every answer has. Tomcat makes one by its name.
public final class BareRefusals extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        SafeHeaders.putForData(response);
        ProblemBody problem = ProblemBody.ofStatus(response.getStatus());
        response.setContentType(ProblemAnswers.TYPE);
        try {
            response.getOutputStream()
                    .write(Reply.bytes(out -> problem.write(out, Optional.empty()))
                            .bytes());
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // Whoever broke off hears nothing.
        }
    }
}
