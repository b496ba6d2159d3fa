package org.bailee.server.console.frame;

/// Why something was not done, what to do instead, and the number to ask under.
///
/// @param ask where a second person can allow it; empty if nobody can
/// @param emergency where the reader can open the person at once; empty if not here, or not theirs
public record RefusedView(String says, String hint, String request, String ask, String emergency) {}
