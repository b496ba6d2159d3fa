package org.bailee.server.console.approvals;

import org.bailee.server.access.Approval;
import org.bailee.server.access.Approval.Standing;

/// A request or grant, and how it stands now.
public record Row(Approval approval, Standing standing) {
    /// How the stylesheet marks it.
    public String mark() {
        return switch (standing) {
            case WAITING -> "soon";
            case ACTIVE -> "good";
            case DECLINED -> "bad";
            case TOO_OLD, RUN_OUT, WITHDRAWN, ENDED -> "";
        };
    }
}
