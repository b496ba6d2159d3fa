package org.bailee.server.console.keys;

import java.util.List;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.identity.KeyDesk.Held;
import org.bailee.server.shared.Permission;

/// The keys there are, and the form to make one.
///
/// @param key one just made, shown this once; empty otherwise
/// @param keyName what it is called
/// @param permissions that the reader can hand out
/// @param name typed before it was refused
public record KeysView(
        List<Held> keys,
        Listing<Held> list,
        String key,
        String keyName,
        List<Permission> permissions,
        List<String> roles,
        List<String> purposes,
        String name,
        List<String> wrong) {
    /// The filter there is.
    public static final List<String> SHOWS = List.of("alive", "all");
}
