package org.bailee.server.console.approvals;

import java.util.List;

/// One request or grant, what deciding it would mean, and what the reader may do.
///
/// @param shown what the role is shown, a field a line
public record ApprovalView(Row row, List<String> shown, boolean decides, boolean ends, boolean own) {}
