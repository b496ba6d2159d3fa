package org.bailee.server.console.home;

/// Something that needs the reader.
///
/// @param name of its texts: `home.NAME` says what, `home.NAME.why` why
/// @param path where it is done; empty if not in these pages
public record Duty(String name, String path) {}
