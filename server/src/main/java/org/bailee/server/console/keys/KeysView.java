package org.bailee.server.console.keys;

import java.util.List;

/// What the page of keys shows.
///
/// @param made a key just made, shown this once; else empty
/// @param madeName its name
/// @param mayGive what the reader can give a key
public record KeysView(
        List<KeyRow> rows,
        String show,
        String sort,
        List<String> mayGive,
        List<String> roles,
        List<String> purposes,
        String made,
        String madeName,
        List<String> refused) {
    public List<String> shows() {
        return KeyList.SHOWS;
    }

    public List<String> sorts() {
        return KeyList.SORTS;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
