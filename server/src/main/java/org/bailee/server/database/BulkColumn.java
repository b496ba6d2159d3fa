package org.bailee.server.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of a bulk insert: its name, its type, and where its value comes from.
record BulkColumn<R>(String name, BulkType type, Function<R, ? extends @Nullable Object> value) {
    @Nullable
    Object[] values(List<R> rows) {
        @Nullable Object[] values = type.newArray(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = type.forArray(value.apply(rows.get(i)));
        }
        return values;
    }
}
