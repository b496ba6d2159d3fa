package org.bailee.server.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The column types bulk inserts know, each in the forms PostgreSQL takes: a parameter, an array's element, a field of
/// COPY.
enum BulkType {
    UUID("uuid", Types.OTHER),
    TEXT("text", Types.VARCHAR),
    BYTEA("bytea", Types.BINARY),
    BIGINT("bigint", Types.BIGINT),
    TIMESTAMPTZ("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE);

    /// PostgreSQL counts time in microseconds from here.
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String sqlName;
    private final int sqlType;

    BulkType(String sqlName, int sqlType) {
        this.sqlName = sqlName;
        this.sqlType = sqlType;
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

    /// The value as a parameter of its own.
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, sqlType);
        } else if (this == TIMESTAMPTZ) {
            statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(index, value);
        }
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
