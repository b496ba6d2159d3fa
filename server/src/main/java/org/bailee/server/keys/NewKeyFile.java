package org.bailee.server.keys;

/// A key file that was just made, shown once and kept nowhere here.
///
/// @param content the whole file
public record NewKeyFile(KeptSeal seal, String content) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
