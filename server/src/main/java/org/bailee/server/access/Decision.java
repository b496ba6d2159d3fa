package org.bailee.server.access;

import org.bailee.server.shared.Denied;

/// The answer to one person's part of a request for many.
public sealed interface Decision {
    record Granted(Grant grant) implements Decision {}

    record Refused(Denied why) implements Decision {}
}
