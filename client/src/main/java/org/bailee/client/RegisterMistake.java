package org.bailee.client;

/// One thing wrong with a register file, and where it stands.
public record RegisterMistake(int line, int column, String where, String code, String message, String hint) {}
