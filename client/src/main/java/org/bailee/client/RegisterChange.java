package org.bailee.client;

/// One thing that changes with a register, told as a person would tell it.
public record RegisterChange(String kind, String where, String says) {}
