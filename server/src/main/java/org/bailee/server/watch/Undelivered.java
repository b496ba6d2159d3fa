package org.bailee.server.watch;

/// Something could not be told; the code is ours and says nothing of what the other side said.
final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Undelivered(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
