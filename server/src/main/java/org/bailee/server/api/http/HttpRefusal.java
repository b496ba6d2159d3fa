package org.bailee.server.api.http;

/// The request cannot be served for a reason of HTTP alone: unreadable, too large, too fast, in the wrong format.
public final class HttpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String says;
    private final String hint;

    public HttpRefusal(int status, String code, String says, String hint) {
        super(says, null, false, false);
        this.status = status;
        this.code = code;
        this.says = says;
        this.hint = hint;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String says() {
        return says;
    }

    String hint() {
        return hint;
    }
}
