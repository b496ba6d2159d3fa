package org.bailee.server.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/// Thousands of ids as one parameter of a statement (`uuid[]`), in PostgreSQL's binary form.
public record ManyIds(List<UUID> ids) implements SqlTypeValue {
    @Override
    public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
            throws SQLException {
        statement.setArray(index, BinaryArray.of(statement.getConnection(), BulkType.UUID, ids));
    }
}
