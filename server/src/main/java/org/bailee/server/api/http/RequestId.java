package org.bailee.server.api.http;

import jakarta.servlet.ServletRequest;

/// The id under which a request stands in the log, given back in the header `Bailee-Request` and in every problem.
final class RequestId {
    static final String HEADER = "Bailee-Request";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    static void give(ServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "none";
    }
}
