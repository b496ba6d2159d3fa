package org.bailee.server.console.approvals;

import java.util.List;
import org.bailee.server.access.Approval;
import org.bailee.server.access.Glass;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.shared.ActorId;

/// What waits for the reader, and what they may know of besides.
///
/// @param review emergencies nobody has reviewed yet, which the reader may or wants reviewed
/// @param waiting what the reader may decide
/// @param asks whether the reader may ask for something themselves
/// @param seesAll whether the rows are everybody's
public record ApprovalsView(
        List<Glass> review,
        List<Approval> waiting,
        Listing<Row> list,
        Listing.Part<Row> part,
        boolean asks,
        boolean seesAll,
        ActorId reader) {
    /// The filters there are.
    public static final List<String> SHOWS = List.of("all", "waiting", "active", "past");

    public boolean isMine(Glass glass) {
        return glass.openedBy().equals(reader);
    }
}
