package org.bailee.server.console.approvals;

import java.util.List;
import org.bailee.server.access.Glass;
import org.bailee.server.console.frame.Listing;

/// The records opened in an emergency, and what others thought of it.
public record EmergenciesView(Listing<Glass> list, Listing.Part<Glass> part) {
    /// The filter there is.
    public static final List<String> VERDICTS = List.of("all", "open", "justified", "not-justified");

    /// `open` as long as nobody has reviewed it.
    public static String verdict(Glass glass) {
        return glass.verdict().map(Glass.Verdict::word).orElse("open");
    }
}
