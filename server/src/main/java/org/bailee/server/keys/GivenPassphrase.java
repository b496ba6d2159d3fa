package org.bailee.server.keys;

/// A passphrase that somebody has given already.
record GivenPassphrase(String passphrase) implements Passphrases {
    @Override
    public String known() {
        return passphrase;
    }

    @Override
    public String chosen() {
        return passphrase;
    }

    @Override
    public boolean isAtHand() {
        return true;
    }

    @Override
    public String toString() {
        return "[sealed]";
    }
}
