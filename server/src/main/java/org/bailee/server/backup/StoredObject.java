package org.bailee.server.backup;

import java.util.regex.Pattern;

/// An object that lies in a store.
///
/// @param size in bytes
record StoredObject(String name, long size) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}/[a-z0-9][a-z0-9-]{0,99}");

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static String checked(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("No object of a backup store is named so.");
        }
        return name;
    }
}
