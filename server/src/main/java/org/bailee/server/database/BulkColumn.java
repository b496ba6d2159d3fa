package org.bailee.server.database;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One column of a bulk insert: its name, its type, and where its value comes from.
record BulkColumn<R>(String name, BulkType type, Function<R, ? extends @Nullable Object> value) {}
