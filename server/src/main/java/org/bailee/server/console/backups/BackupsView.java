package org.bailee.server.console.backups;

import java.util.List;
import java.util.Optional;
import org.bailee.server.backup.Kept;
import org.bailee.server.backup.Run;
import org.bailee.server.console.frame.Listing;

/// Which backups there are, and what is being done with them.
///
/// @param on whether there is a place for backups
/// @param late whether no restore was proven for too long, or ever
/// @param running what is being done now
/// @param lately what was tried last
/// @param usual how many bytes the last backup took; 0 if there is none to tell by
/// @param refused why something was not done, or the store could not be read
public record BackupsView(
        boolean on,
        boolean late,
        Listing<Kept> list,
        Listing.Part<Kept> part,
        Optional<Run> running,
        RunTable lately,
        long usual,
        List<String> refused) {
    public static final List<String> PROVEN = Lists.PROVEN;
}
