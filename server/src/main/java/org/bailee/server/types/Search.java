package org.bailee.server.types;

/// How a field of this type can be found without opening it.
public enum Search {
    EXACT,
    WORDS
}
