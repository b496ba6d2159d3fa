package org.bailee.server.console.approvals;

import java.util.List;

/// One request or grant, what deciding it would mean, and what the reader may do.
///
/// @param shown what the role is shown, field by field
/// @param fromAsker whether the reader has their account from who asked, so that somebody else decides
public record ApprovalView(
        Row row, List<Choice.Shown> shown, boolean decides, boolean ends, boolean own, boolean fromAsker) {}
