package org.bailee.server.types;

import java.util.SortedMap;

/// A person's data in the clear. Never logged: its text form is `[sealed]`.
public sealed interface Value {
    /// A single text, number, date or choice in its canonical spelling.
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// A value of several named parts, such as an address.
    record Parts(SortedMap<String, String> parts) implements Value {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }
}
