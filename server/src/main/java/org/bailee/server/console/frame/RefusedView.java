package org.bailee.server.console.frame;

/// Why something was not done, what to do instead, and the number to ask under.
public record RefusedView(String says, String hint, String request) {}
