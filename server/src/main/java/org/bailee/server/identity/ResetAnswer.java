package org.bailee.server.identity;

/// What became of the wish to reset: a link at once, or a request for a second administrator.
public sealed interface ResetAnswer permits IssuedLink, ResetRequest {}
