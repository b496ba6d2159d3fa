package org.bailee.server.console.approvals;

import java.util.List;

/// One request or grant, what deciding it would mean, and what the reader may do.
///
/// @param shown what the role is shown, field by field
public record ApprovalView(Row row, List<Choice.Shown> shown, boolean decides, boolean ends, boolean own) {}
