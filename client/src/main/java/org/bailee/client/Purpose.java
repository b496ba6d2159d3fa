package org.bailee.client;

import java.util.Optional;

/// Why a person's data is touched: an activity of the register, and perhaps the ticket that calls for it.
public record Purpose(String activity, Optional<String> reason) {
    public static Purpose of(String activity) {
        return new Purpose(activity, Optional.empty());
    }

    /// @param ticket a reference such as `TICKET-4711`, kept in the audit log; never personal data
    public Purpose because(String ticket) {
        return new Purpose(activity, Optional.of(ticket));
    }

    Call on(Call call) {
        Call stated = call.with("Bailee-Purpose", activity);
        return reason.map(ticket -> stated.with("Bailee-Reason", ticket)).orElse(stated);
    }
}
