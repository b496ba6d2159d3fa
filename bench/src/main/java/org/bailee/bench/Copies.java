package org.bailee.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The baseline of a backup: every table of the vault's own database by binary COPY to local files, and back
/// into tables with the same indexes. Nothing is checked, squeezed or sealed.
final class Copies {
    private static final int BUFFER = 1 << 20;

    private final Bare database;
    private final Path folder;
    private List<String> tables = List.of();

    Copies(Bare database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /// All tables as they are at one moment, on the disk when it returns; answers how many rows.
    long out() throws SQLException, IOException {
        Files.createDirectories(folder);
        long rows = 0;
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            // Left there by a run that was killed; the vault would not know it.
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists copied cascade");
            }
            tables = names(connection);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file(table)), BUFFER)) {
                    rows += copy.copyOut("copy " + table + " to stdout (format binary)", out);
                }
                try (FileChannel written = FileChannel.open(file(table), StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
            connection.commit();
        }
        return rows;
    }

    /// What [#out] wrote.
    long bytes() throws IOException {
        long bytes = 0;
        for (String table : tables) {
            bytes += Files.size(file(table));
        }
        return bytes;
    }

    /// The same rows into empty tables in one transaction; answers the seconds it took. The tables are gone
    /// again afterwards, as no backup covers them.
    double in() throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema copied");
            for (String table : tables) {
                statement.execute("create table " + copied(table) + " (like " + table + " including all)");
            }
            connection.setAutoCommit(false);
            long from = System.nanoTime();
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file(table)), BUFFER)) {
                    copy.copyIn("copy " + copied(table) + " from stdin (format binary)", in, BUFFER);
                }
            }
            connection.commit();
            double seconds = (System.nanoTime() - from) / 1e9;
            connection.setAutoCommit(true);
            statement.execute("drop schema copied cascade");
            return seconds;
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select schemaname || '.' || tablename from pg_tables"
                        + " where schemaname !~ '^pg_' and schemaname not in ('information_schema', 'public')"
                        + " order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String copied(String table) {
        return "copied." + table.replace('.', '_');
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }
}
