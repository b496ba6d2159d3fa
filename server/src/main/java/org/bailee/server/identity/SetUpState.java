package org.bailee.server.identity;

/// What a set-up still needs.
///
/// @param isPasswordReady whether the new password was chosen, or the one there is was shown
public record SetUpState(LinkKind kind, boolean isPasswordReady) {}
