package org.bailee.client;

/// A key file that was just made: to be kept where no copy of the database is.
///
/// @param content the whole file
public record AddedKeyFile(KeySeal seal, String content) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
