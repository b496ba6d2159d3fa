package org.bailee.server.vault;

import org.bailee.server.register.HeldValues;
import org.bailee.server.shared.FieldPath;

/// Tells the register how many people a change would meet.
final class HeldFields implements HeldValues {
    private final RecordStore records;

    HeldFields(RecordStore records) {
        this.records = records;
    }

    @Override
    public long holding(FieldPath field) {
        return records.holding(field);
    }
}
