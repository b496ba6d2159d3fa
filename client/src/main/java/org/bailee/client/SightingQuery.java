package org.bailee.client;

import java.util.Optional;

/// Whose sightings are wanted, from an instant on until before another.
///
/// @param actor the id of the account
/// @param from ISO 8601, such as `2026-01-31T00:00:00Z`, as is the end
/// @param after what follows a page; empty for the first
/// @param people how many at most, 1 to 1000
public record SightingQuery(String actor, String from, String to, Optional<String> after, int people) {
    Call on(Call call) {
        return call.query("actor", actor)
                .query("from", from)
                .query("to", to)
                .query("after", after.orElse(""))
                .query("limit", Integer.toString(people));
    }

    public SightingQuery after(String next) {
        return new SightingQuery(actor, from, to, Optional.of(next), people);
    }
}
