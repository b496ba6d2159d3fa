package org.bailee.server.console.approvals;

import java.util.List;
import org.bailee.server.access.Glass;

/// One emergency: what was opened, for how long, and what was thought of it.
///
/// @param fromOpener whether the reader has their account from who opened it, so that somebody else reviews it
public record GlassView(
        Glass glass,
        boolean open,
        List<Choice.Shown> shown,
        boolean reviews,
        boolean ends,
        boolean own,
        boolean fromOpener,
        List<String> refused) {}
