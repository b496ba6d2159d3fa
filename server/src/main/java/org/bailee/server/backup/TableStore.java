package org.bailee.server.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/// Every room's tables as rows of bytes: the one place that reads and writes schemas that are not its own, because a
/// backup is of all of them at one moment. It knows columns and their types, never what they mean.
final class TableStore {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
    private static final int COPY_HEADER = SIGNATURE.length + 2 * Integer.BYTES;
    private static final byte[] COPY_END = {-1, -1};

    private final JdbcTemplate db;

    TableStore(JdbcTemplate db) {
        this.db = db;
    }

    /// Every table there is, in order of name, with the types of its columns as PostgreSQL names them.
    List<TableShape> tables() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        db.query(
                "select n.nspname || '.' || c.relname as name, a.attname, format_type(a.atttypid, null) as type"
                        + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " join pg_catalog.pg_attribute a on a.attrelid = c.oid"
                        + " where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'"
                        + " and n.nspname <> 'information_schema' and a.attnum > 0 and not a.attisdropped"
                        + " order by n.nspname collate \"C\", c.relname collate \"C\", a.attnum",
                row -> {
                    tables.computeIfAbsent(row.getString("name"), _ -> new ArrayList<>())
                            .add(new Column(row.getString("attname"), row.getString("type")));
                });
        List<TableShape> shapes = new ArrayList<>();
        tables.forEach((name, columns) -> shapes.add(new TableShape(name, columns)));
        return shapes;
    }

    /// Every column of the rooms that backups cover, one a line. From PostgreSQL 18 on a column counts there as not
    /// null also where that was not held against every row: here it does not.
    List<String> columns() {
        return db.queryForList(
                "select n.nspname || '.' || c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)"
                        + " || case when a.attnotnull and not exists (select 1 from pg_catalog.pg_constraint k"
                        + " where k.conrelid = c.oid and k.contype = 'n' and k.conkey = array[a.attnum]"
                        + " and not k.convalidated) then ' not null' else '' end"
                        + " from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " join pg_catalog.pg_attribute a on a.attrelid = c.oid"
                        + " where c.relkind in ('r', 'p') and n.nspname = any(?) and a.attnum > 0"
                        + " and not a.attisdropped",
                String.class,
                rooms());
    }

    /// What rows of these rooms must keep to, one a line: checks, keys, and what else has to be unique. A constraint
    /// that was not held against every row is none.
    List<String> constraints() {
        return db.queryForList(
                "select n.nspname || '.' || c.relname || ' ' || pg_get_constraintdef(k.oid)"
                        + " from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid"
                        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where k.contype in ('c', 'p', 'u', 'f', 'x') and k.convalidated and n.nspname = any(?)"
                        + " union all select pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i"
                        + " join pg_catalog.pg_class c on c.oid = i.indrelid"
                        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where i.indisunique and i.indisvalid and n.nspname = any(?) and not exists"
                        + " (select 1 from pg_catalog.pg_constraint k where k.conindid = i.indexrelid)",
                String.class,
                rooms(),
                rooms());
    }

    private static SqlArrayValue rooms() {
        return new SqlArrayValue("text", Coverage.rooms().toArray());
    }

    /// The migrations that made the schema, in the order of their numbers.
    List<String> migrations() {
        return db.queryForList(
                "select version from schema_history where success and version is not null order by version",
                String.class);
    }

    boolean isEmpty(TableShape table) {
        return Boolean.FALSE.equals(
                db.queryForObject("select exists (select 1 from " + table.name() + ")", Boolean.class));
    }

    /// Hands every row of the table to the sink, as it comes and without ever holding more than one.
    void read(TableShape table, RowSink sink) {
        ColumnType[] types = table.types();
        send(table, (bytes, from, length) -> Rows.fromPostgres(bytes, from, from + length, types, sink));
    }

    /// Hands on what PostgreSQL sends of the table, some whole rows at a time and unread.
    void send(TableShape table, RowSink sent) {
        String sql = "copy " + table.name() + " (" + table.columnList() + ") to stdout (format binary)";
        db.execute((Connection connection) -> {
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                int from = COPY_HEADER;
                for (byte @Nullable [] some = out.readFromCopy(); some != null; some = out.readFromCopy()) {
                    if (some.length > from && !isEnd(some, from)) {
                        sent.row(some, from, some.length - from);
                    }
                    from = 0;
                }
            } finally {
                if (out.isActive()) {
                    out.cancelCopy();
                }
            }
            return true;
        });
    }

    private static boolean isEnd(byte[] message, int from) {
        return Arrays.equals(message, from, message.length, COPY_END, 0, COPY_END.length);
    }

    /// Puts rows into the table, a part at a time, in the caller's transaction.
    ///
    /// @return how many
    long write(TableShape table, Iterable<byte[]> parts) {
        ColumnType[] types = table.types();
        String sql = "copy " + table.name() + " (" + table.columnList() + ") from stdin (format binary)";
        Long written = db.execute((Connection connection) -> {
            CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                byte[] head = ByteBuffer.allocate(COPY_HEADER).put(SIGNATURE).array();
                in.writeToCopy(head, 0, head.length);
                for (byte[] part : parts) {
                    write(in, part, types);
                }
                in.writeToCopy(COPY_END, 0, COPY_END.length);
                return in.endCopy();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        });
        return written == null ? 0 : written;
    }

    private static void write(CopyIn in, byte[] rows, ColumnType[] types) throws SQLException {
        ByteBuffer bytes = ByteBuffer.wrap(rows);
        int at = 0;
        byte[] out = new byte[1 << 16];
        int used = 0;
        while (at < rows.length) {
            int end = Rows.end(bytes, at, types);
            Rows.toPostgres(bytes, at, types);
            int needed = Short.BYTES + end - at;
            if (used + needed > out.length) {
                in.writeToCopy(out, 0, used);
                used = 0;
                out = needed > out.length ? new byte[needed] : out;
            }
            ByteBuffer.wrap(out).putShort(used, (short) types.length);
            System.arraycopy(rows, at, out, used + Short.BYTES, end - at);
            used += needed;
            at = end;
        }
        in.writeToCopy(out, 0, used);
    }

    /// Puts another copy of a table beside it until the caller's transaction ends.
    TableShape aside(TableShape table, Iterable<byte[]> copy) {
        String name = table.name().replace('.', '_');
        TableShape aside = new TableShape("pg_temp." + name, table.columns());
        db.execute("create temporary table " + name + " (like " + table.name() + ") on commit drop");
        write(aside, copy);
        return aside;
    }

    /// Removes the rows whose first column, which is their key, no row of another copy of the table has.
    void keepOnly(TableShape table, Iterable<byte[]> copy) {
        String key = table.columns().getFirst().name();
        db.update("delete from " + table.name() + " where " + key + " not in (select " + key + " from "
                + aside(table, copy).name() + ")");
    }

    /// Whether the greatest number in one table, among rows that have a value in a column, is there in another.
    boolean hasGreatest(String table, String filled, String other) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select not exists (select 1 from " + table + " where number = (select max(number) from " + table
                        + " where " + filled + " is not null) and number not in (select number from " + other + "))",
                Boolean.class));
    }

    /// The keys of the rows in one table that have a greater number in a column than the row of that key in another.
    List<UUID> ahead(String table, String column, String other, String otherColumn) {
        return db.queryForList(
                "select a.subject_id from " + table + " a join " + other + " b on a.subject_id = b.subject_id where a."
                        + column + " > b." + otherColumn + " order by a.subject_id",
                UUID.class);
    }

    /// How many rows of one table that have no value in a column have no row of the same person in another.
    long without(String table, String empty, String other) {
        Long rows = db.queryForObject(
                "select count(*) from " + table + " a where a." + empty + " is null and not exists (select 1 from "
                        + other + " b where b.subject_id = a.subject_id)",
                Long.class);
        return Objects.requireNonNull(rows);
    }

    /// Numbers that the database itself hands out go on behind the greatest there is.
    void continueNumbers(TableShape table) {
        List<String> counted = db.queryForList(
                "select a.attname from pg_catalog.pg_attribute a where a.attrelid = ?::regclass and a.attidentity <> ''",
                String.class,
                table.name());
        for (String column : counted) {
            db.queryForList("select setval(pg_get_serial_sequence('" + table.name() + "', '" + column
                    + "'), coalesce(max(" + column + "), 0) + 1, false) from " + table.name());
        }
    }
}
