package org.bailee.server.database;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

/// The column types bulk inserts know, each in the forms PostgreSQL takes: a parameter, and an array's element or a
/// field of COPY, which are written alike.
enum BulkType {
    UUID("uuid", Types.OTHER, Oid.UUID, Oid.UUID_ARRAY),
    TEXT("text", Types.VARCHAR, Oid.TEXT, Oid.TEXT_ARRAY),
    BYTEA("bytea", Types.BINARY, Oid.BYTEA, Oid.BYTEA_ARRAY),
    BIGINT("bigint", Types.BIGINT, Oid.INT8, Oid.INT8_ARRAY),
    TIMESTAMPTZ("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE, Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY);

    /// PostgreSQL counts time in microseconds from here.
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final String sqlName;
    private final int sqlType;
    private final int oid;
    private final int arrayOid;

    BulkType(String sqlName, int sqlType, int oid, int arrayOid) {
        this.sqlName = sqlName;
        this.sqlType = sqlType;
        this.oid = oid;
        this.arrayOid = arrayOid;
    }

    String sqlName() {
        return sqlName;
    }

    int oid() {
        return oid;
    }

    int arrayOid() {
        return arrayOid;
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

    /// Writes the value, its length before it, as PostgreSQL's binary send format has it.
    void send(CopyBuffer out, @Nullable Object value) {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        switch (this) {
            case UUID -> {
                UUID id = (UUID) value;
                out.writeInt(2 * Long.BYTES);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            }
            case TEXT -> out.writeSized(((String) value).getBytes(StandardCharsets.UTF_8));
            case BYTEA -> out.writeSized((byte[]) value);
            case BIGINT -> writeSized(out, (Long) value);
            case TIMESTAMPTZ -> writeSized(out, microseconds((Instant) value));
        }
    }

    private static void writeSized(CopyBuffer out, long value) {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static long microseconds(Instant value) {
        Duration since = Duration.between(POSTGRES_EPOCH, value);
        return Math.addExact(Math.multiplyExact(since.getSeconds(), 1_000_000L), since.getNano() / 1_000);
    }
}
