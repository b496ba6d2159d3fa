package org.bailee.server.types;

/// How a value of a type is written in JSON: as a text, a number, a boolean, or an object of named parts.
public enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    PARTS
}
