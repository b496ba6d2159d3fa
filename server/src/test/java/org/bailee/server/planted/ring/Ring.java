package org.bailee.server.planted.ring;

import org.springframework.modulith.Modulithic;

/// An application whose two rooms use each other.
@Modulithic
public final class Ring {}
