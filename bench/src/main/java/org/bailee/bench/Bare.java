package org.bailee.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.bench.People.Person;
import org.postgresql.PGConnection;

/// The baseline: the same people in the clear in one table of the same PostgreSQL, one row a person, over bare
/// JDBC.
final class Bare {
    private static final String TABLE = """
            create table bare.person (
                person_id uuid primary key, customer_number text, name text, email text, phone text,
                company text, city text, country text, birth_date text)""";
    /// Bytes of an entry of the log.
    static final int ENTRY = 300;

    private final String url;
    private final String user;
    private final String password;

    Bare(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /// In the embedded PostgreSQL of a running server, in a database apart from the vault's.
    static Bare beside(Path home) throws IOException {
        return in("postgres", home);
    }

    /// The vault's own database.
    static Bare inside(Path home) throws IOException {
        return in("bailee", home);
    }

    private static Bare in(String database, Path home) throws IOException {
        List<String> pidFile = Files.readAllLines(home.resolve("database/data/postmaster.pid"));
        String port = pidFile.get(3).strip();
        String password = Files.readString(home.resolve("database.password")).strip();
        return new Bare("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "bailee_administrator", password);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// An empty table with the two indexes the vault has too.
    void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bare cascade");
            statement.execute("create schema bare");
            statement.execute(TABLE);
            statement.execute("create unique index on bare.person (customer_number)");
            statement.execute("create index on bare.person (email)");
            statement.execute("create table bare.entry (entry_id uuid primary key, bytes bytea)");
        }
    }

    /// One row, one commit.
    Load.Worker inserting(AtomicLong numbers) throws SQLException {
        Connection connection = connect();
        PreparedStatement insert =
                connection.prepareStatement("insert into bare.person values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        return new Worker(connection) {
            @Override
            public void once() throws SQLException {
                long number = numbers.getAndIncrement();
                bind(insert, new UUID(number, number), People.person(number));
                insert.executeUpdate();
            }
        };
    }

    /// One row as long as an entry of the log, one commit.
    Load.Worker logging(int seed) throws SQLException {
        Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement("insert into bare.entry values (?, ?)");
        byte[] bytes = new byte[ENTRY];
        new SplittableRandom(seed).nextBytes(bytes);
        return new Worker(connection) {
            @Override
            public void once() throws SQLException {
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, bytes);
                insert.executeUpdate();
            }
        };
    }

    /// One row by its key.
    Load.Worker selecting(List<UUID> ids, int seed) throws SQLException {
        Connection connection = connect();
        PreparedStatement select = connection.prepareStatement("select * from bare.person where person_id = ?");
        SplittableRandom random = new SplittableRandom(seed);
        return new Worker(connection) {
            @Override
            public void once() throws SQLException {
                select.setObject(1, ids.get(random.nextInt(ids.size())));
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || row.getString("email") == null) {
                        throw new SQLException("The row is not there.");
                    }
                }
            }
        };
    }

    /// One row by its key, one commit.
    Load.Worker deleting(Queue<UUID> due) throws SQLException {
        Connection connection = connect();
        PreparedStatement delete = connection.prepareStatement("delete from bare.person where person_id = ?");
        return new Worker(connection) {
            @Override
            public void once() throws SQLException {
                delete.setObject(1, due.remove());
                if (delete.executeUpdate() != 1) {
                    throw new SQLException("The row is not there.");
                }
            }
        };
    }

    /// The same people under the same ids as the vault has them.
    void fill(List<UUID> ids, long firstNumber) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("insert into bare.person values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < ids.size(); i++) {
                bind(insert, ids.get(i), People.person(firstNumber + i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// COPY of a CSV file into the empty, indexed table, as one transaction; answers the seconds it took.
    double copy(Path csv) throws SQLException, IOException {
        prepare();
        try (Connection connection = connect();
                InputStream in = Files.newInputStream(csv)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("alter table bare.person drop column person_id");
            }
            long from = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bare.person from stdin (format csv, header true)", in);
            return (System.nanoTime() - from) / 1e9;
        }
    }

    private static void bind(PreparedStatement insert, UUID id, Person person) throws SQLException {
        insert.setObject(1, id);
        insert.setString(2, person.number());
        insert.setString(3, person.given() + " " + person.family());
        insert.setString(4, person.email());
        insert.setString(5, person.phone());
        insert.setString(6, person.company());
        insert.setString(7, person.city());
        insert.setString(8, person.country());
        insert.setString(9, person.born());
    }

    private abstract static class Worker implements Load.Worker {
        private final Connection connection;

        private Worker(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
