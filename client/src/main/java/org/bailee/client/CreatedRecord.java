package org.bailee.client;

/// A record now kept. `subject` is empty where the caller named the person.
public record CreatedRecord(String subject, String record, long version) {}
