package org.bailee.server.vault;

/// What an erasure of a part did.
///
/// @param part which of the person's it is, counted from 1: its certificate is asked for by that
/// @param version of the person, from here on
/// @param records how many went as a whole
/// @param fields how many values went from records that stay
public record PartErased(long part, long version, int records, int fields) {}
