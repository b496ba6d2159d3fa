package org.bailee.server.database;

/// Where a database is and how to be let in.
record Credentials(String url, String user, String password) {
    @Override
    public String toString() {
        return "[sealed]";
    }
}
