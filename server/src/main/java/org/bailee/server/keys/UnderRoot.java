package org.bailee.server.keys;

import java.util.List;

/// What lies under the root key, of one moment: its keys, and the root keys that took the place of one before, each
/// wrapped under that one, in their order.
record UnderRoot(List<WrappedKey> keys, List<WrappedRoot> handovers) {}
