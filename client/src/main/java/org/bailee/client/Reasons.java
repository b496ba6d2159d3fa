package org.bailee.client;

/// Why something is done that serves no activity.
final class Reasons {
    private Reasons() {}

    /// @param reason empty for none
    static Call given(String reason, Call call) {
        return reason.isEmpty() ? call : call.with("Bailee-Reason", reason);
    }
}
