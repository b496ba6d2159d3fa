package org.bailee.server.register;

import org.bailee.server.shared.FieldPath;

/// Tells the register what live data a change would meet. Implemented by whoever keeps the values.
public interface HeldValues {
    /// How many people have a value in this field now, as the current transaction sees it.
    long holding(FieldPath field);
}
