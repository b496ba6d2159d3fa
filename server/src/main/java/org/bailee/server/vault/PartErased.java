package org.bailee.server.vault;

/// What an erasure of a part did.
///
/// @param version of the person, from here on
/// @param records how many went as a whole
/// @param fields how many values went from records that stay
public record PartErased(long version, int records, int fields) {}
