package org.bailee.server.api.http;

import java.util.List;
import java.util.Map;

/// What a body says, read strictly and kept as sent: numbers keep their digits.
///
/// May hold a person's data, so its text form is `[sealed]`.
public sealed interface Json {
    record Text(String text) implements Json {
        @Override
        public String toString() {
            return SEALED;
        }
    }

    /// @param digits the number as it was written
    record Digits(String digits) implements Json {
        @Override
        public String toString() {
            return SEALED;
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    record Array(List<Json> items) implements Json {
        @Override
        public String toString() {
            return SEALED;
        }
    }

    /// @param members in the order sent
    record Fields(Map<String, Json> members) implements Json {
        @Override
        public String toString() {
            return SEALED;
        }
    }

    String SEALED = "[sealed]";
}
