package org.bailee.server.console.log;

import org.bailee.server.audit.Entry;

/// One entry, whole.
///
/// @param who as colleagues know them
public record EntryView(Entry entry, String who) {}
