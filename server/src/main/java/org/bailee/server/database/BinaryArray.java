package org.bailee.server.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/// Values of one type in PostgreSQL's binary format of arrays (`array_send` in its source): spelling ids and times out
/// and reading them back would cost more than inserting them.
final class BinaryArray {
    private BinaryArray() {}

    /// An array as a parameter of a statement.
    static Array of(Connection connection, BulkType type, List<? extends @Nullable Object> values) throws SQLException {
        CopyBuffer out = new CopyBuffer(values.size() * 32);
        out.writeInt(1); // dimension
        out.writeInt(1); // there may be nulls
        out.writeInt(type.oid());
        out.writeInt(values.size());
        out.writeInt(1); // number of the first
        values.forEach(value -> type.send(out, value));
        return new PgArray(connection.unwrap(BaseConnection.class), type.arrayOid(), out.bytes());
    }
}
