package org.bailee.server.console.provider;

/// A page on the way to the provider or back from it, which leads on by itself.
///
/// @param says what happens
/// @param go what stands on the link, for browsers that do not go by themselves
/// @param address where it leads
public record OnwardView(String says, String go, String address) {}
