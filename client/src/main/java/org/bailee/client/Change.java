package org.bailee.client;

import java.util.Map;

/// A merge patch (RFC 7396) to one person, made from a version: another version by then, and nothing is changed.
public record Change(String id, long version, Map<String, ?> patch) {
    @Override
    public String toString() {
        return "Change[id=" + id + ", version=" + version + ", patch=[sealed]]";
    }
}
