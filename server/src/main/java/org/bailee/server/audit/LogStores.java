package org.bailee.server.audit;

import java.util.List;

/// Where all that belongs to the log's order is kept.
///
/// @param witnesses the verifier keys of those the log asks
record LogStores(
        PlaceStore places,
        TileStore tiles,
        HeadStore heads,
        SigningKeyStore keys,
        CosignatureStore cosignatures,
        List<String> witnesses) {}
