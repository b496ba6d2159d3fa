package org.bailee.server.console.passkey;

/// Why a passkey was not taken, and where to try again.
public record RefusedPasskeyView(String says, String back) {}
