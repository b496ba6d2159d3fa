package org.bailee.server.console.provider;

/// Why somebody was not let in by way of the provider, and what to do instead.
///
/// @param inside whether they are signed in already, and only something else was refused
public record NotArrivedView(String says, String hint, boolean inside) {}
