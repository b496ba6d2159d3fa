package org.bailee.client;

/// How much of a value its reader sees.
public enum View {
    PLAIN,
    MASKED,
    PRESENT
}
