package org.bailee.server.identity;

/// A new service account and its key, which is shown this once.
public record IssuedKey(ServiceAccount account, String key) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
