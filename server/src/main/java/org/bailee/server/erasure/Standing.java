package org.bailee.server.erasure;

/// An erasure of a whole person, and until when an old copy opens as far as is known at this moment.
public record Standing(Erased erased, Horizon horizon) {}
