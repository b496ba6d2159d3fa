package org.bailee.client;

import java.util.Map;
import java.util.Optional;

/// What the caller may see of one person for the stated purpose.
///
/// @param data values by full field name, such as `profile.email`, in the server's order
/// @param views how each field is shown
public record Opened(String id, long version, Map<String, Plain> data, Map<String, View> views) {
    public Optional<Plain> value(String field) {
        return Optional.ofNullable(data.get(field));
    }
}
