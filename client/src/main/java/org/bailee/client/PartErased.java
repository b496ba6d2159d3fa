package org.bailee.client;

/// What an erasure of a part did.
///
/// @param version the person's newest
/// @param records how many went as a whole
/// @param fields how many values went from records that stay
public record PartErased(String id, long version, int records, int fields) {}
