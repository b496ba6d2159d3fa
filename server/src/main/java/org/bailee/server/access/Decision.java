package org.bailee.server.access;

import org.bailee.server.shared.Denied;

/// The answer to one person's part of a request for many.
public sealed interface Decision {
    record Granted(Grant grant) implements Decision {}

    record Refused(Denied why) implements Decision {}

    /// The grant of whoever asked for one person alone.
    default Grant orThrow() {
        return switch (this) {
            case Granted(Grant grant) -> grant;
            case Refused(Denied why) -> throw why;
        };
    }
}
