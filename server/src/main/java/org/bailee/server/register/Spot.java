package org.bailee.server.register;

/// A place in a register file: what a mistake points at.
///
/// @param line counted from 1
/// @param column counted from 1
/// @param where the place in the register, such as `activities.newsletter.needs[1]`
record Spot(int line, int column, String where) {
    static final Spot START = new Spot(1, 1, "");
}
