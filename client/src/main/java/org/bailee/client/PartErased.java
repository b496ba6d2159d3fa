package org.bailee.client;

/// What an erasure of a part did.
///
/// @param part which of the person's it is, counted from 1: its certificate is asked for by that
/// @param version the person's newest
/// @param records how many went as a whole
/// @param fields how many values went from records that stay
public record PartErased(String id, long part, long version, int records, int fields) {}
