package org.bailee.server.planted;

/// A store that every room can reach.
public final class PublicStore {}
