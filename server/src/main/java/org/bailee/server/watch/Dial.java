package org.bailee.server.watch;

/// A threshold of a rule, and the range in which it may be turned.
///
/// @param name such as `people`
/// @param usual what it stands at until somebody turns it
public record Dial(String name, int least, int most, int usual) {}
