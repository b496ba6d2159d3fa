package org.bailee.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The column types bulk inserts know, each in the two forms PostgreSQL takes: an array element and binary COPY.
enum BulkType {
    UUID("uuid"),
    TEXT("text"),
    BYTEA("bytea"),
    BIGINT("bigint"),
    TIMESTAMPTZ("timestamptz");

    /// PostgreSQL counts time in microseconds from here.
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String sqlName;

    BulkType(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
    }

    @Nullable
    Object[] newArray(int length) {
        return switch (this) {
            case UUID -> new UUID[length];
            case BYTEA -> new byte[length][];
            case BIGINT -> new Long[length];
            case TEXT, TIMESTAMPTZ -> new String[length];
        };
    }

    @Nullable
    Object forArray(@Nullable Object value) {
        return this == TIMESTAMPTZ && value != null ? value.toString() : value;
    }

    /// The value as PostgreSQL's binary send format has it.
    byte[] forCopy(Object value) {
        return switch (this) {
            case UUID -> {
                UUID id = (UUID) value;
                yield ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            }
            case TEXT -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case BYTEA -> (byte[]) value;
            case BIGINT -> ByteBuffer.allocate(8).putLong((Long) value).array();
            case TIMESTAMPTZ -> {
                Duration since = Duration.between(POSTGRES_EPOCH, (Instant) value);
                long micros =
                        Math.addExact(Math.multiplyExact(since.getSeconds(), 1_000_000L), since.getNano() / 1_000);
                yield ByteBuffer.allocate(8).putLong(micros).array();
            }
        };
    }
}
