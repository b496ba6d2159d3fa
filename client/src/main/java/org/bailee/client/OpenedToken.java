package org.bailee.client;

/// What a token stands for, as the caller may see it.
public record OpenedToken(String token, String subject, String field, View view, Plain value) {}
