package org.bailee.server.backup;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The kinds of values a backup knows (docs/spec/backup.md). The schema keeps to them; a column of another kind is
/// refused when a backup is taken, not found missing when it is put back.
enum ColumnType {
    UUID("uuid", "uuid", 16),
    BIGINT("bigint", "i64", 8),
    INTEGER("integer", "i32", 4),
    TEXT("text", "text", -1),
    BYTEA("bytea", "bytes", -1),
    TIMESTAMPTZ("timestamp with time zone", "instant", 8),
    DATE("date", "date", 4),
    BOOLEAN("boolean", "bool", 1);

    /// PostgreSQL counts time from the year 2000; a backup does from 1970.
    private static final long MICROSECONDS = 946_684_800_000_000L;

    private static final int DAYS = 10_957;

    private final String sqlName;
    private final String word;
    private final int width;

    ColumnType(String sqlName, String word, int width) {
        this.sqlName = sqlName;
        this.word = word;
        this.width = width;
    }

    /// As a manifest has it.
    String word() {
        return word;
    }

    static Optional<ColumnType> ofSql(String name) {
        for (ColumnType type : values()) {
            if (type.sqlName.equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Optional<ColumnType> ofWord(String word) {
        for (ColumnType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// Whether a value of this many bytes may be one.
    boolean fits(int length) {
        return width < 0 ? length >= 0 : length == width;
    }

    /// From PostgreSQL's binary form of a value to a backup's, in place.
    void fromPostgres(ByteBuffer bytes, int at) {
        switch (this) {
            case TIMESTAMPTZ -> bytes.putLong(at, Math.addExact(bytes.getLong(at), MICROSECONDS));
            case DATE -> bytes.putInt(at, Math.addExact(bytes.getInt(at), DAYS));
            case UUID, BIGINT, INTEGER, TEXT, BYTEA, BOOLEAN -> {
                // The same in both.
            }
        }
    }

    /// The way back.
    void toPostgres(ByteBuffer bytes, int at) {
        switch (this) {
            case TIMESTAMPTZ -> bytes.putLong(at, Math.subtractExact(bytes.getLong(at), MICROSECONDS));
            case DATE -> bytes.putInt(at, Math.subtractExact(bytes.getInt(at), DAYS));
            case UUID, BIGINT, INTEGER, TEXT, BYTEA, BOOLEAN -> {
                // The same in both.
            }
        }
    }
}
