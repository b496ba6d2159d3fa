package org.bailee.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bailee.bench.Interleaved.Row;

/// What one account saw, told from a large log over HTTPS, against counting the same entries by the same index.
final class SeenBench {
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([0-9a-f-]{36})\"");
    private static final Pattern TIMES =
            Pattern.compile("\"field\":\"profile\\.email\",\"strongest\":\"[a-z]+\",\"times\":([0-9]+)");

    private final ServerProcess server;
    private final Bare vault;
    private final LogRows log;

    SeenBench(ServerProcess server, Bare vault, long entries) {
        this.server = server;
        this.vault = vault;
        this.log = new LogRows(entries);
    }

    List<Row> run(int rounds) throws Exception {
        long from = System.nanoTime();
        try (Connection connection = vault.connect()) {
            log.copyTo(connection);
        }
        System.err.printf("  %,d entries laid down in %.0f s%n", log.size(), (System.nanoTime() - from) / 1e9);
        List<Row> rows = new ArrayList<>();
        // A window of everything, which is the worst, and one of a tenth.
        for (int part : List.of(1, 10)) {
            Instant begin = log.at(0);
            Instant end = log.at(log.size() / part);
            String what = "what one account saw in %,d of %,d entries, ".formatted(counted(begin, end), log.size());
            rows.add(Interleaved.compare(
                    what + "the first 1,000 people",
                    rounds,
                    () -> rate(counted(begin, end), () -> counted(begin, end)),
                    () -> rate(counted(begin, end), () -> page(begin, end, "").length())));
            rows.add(Interleaved.compare(
                    what + "everybody",
                    rounds,
                    () -> rate(counted(begin, end), () -> counted(begin, end)),
                    () -> rate(counted(begin, end), () -> all(begin, end))));
        }
        return rows;
    }

    @FunctionalInterface
    private interface Work {
        long done() throws Exception;
    }

    private static double rate(long entries, Work work) throws Exception {
        long from = System.nanoTime();
        work.done();
        double seconds = (System.nanoTime() - from) / 1e9;
        System.err.printf("    %.3f s%n", seconds);
        return entries / seconds;
    }

    private long counted(Instant begin, Instant end) throws SQLException {
        try (Connection connection = vault.connect();
                PreparedStatement count = connection.prepareStatement("select count(*) from audit.entry"
                        + " where actor_id = ? and entry_id >= ? and entry_id < ?")) {
            count.setObject(1, LogRows.THIEF);
            count.setObject(2, new UUID(begin.toEpochMilli() << 16, 0));
            count.setObject(3, new UUID(end.toEpochMilli() << 16, 0));
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private String page(Instant begin, Instant end, String after) throws IOException {
        try (Wire wire = server.connect(server.administratorKey())) {
            String path = "/v1/audit/seen?actor=" + LogRows.THIEF + "&from=" + begin + "&to=" + end + "&limit=1000"
                    + (after.isEmpty() ? "" : "&after=" + after);
            return wire.send("GET", path, "", "").expect(200);
        }
    }

    /// Every page, and that no sight is missing from them.
    private long all(Instant begin, Instant end) throws IOException, SQLException {
        long times = 0;
        String after = "";
        do {
            String page = page(begin, end, after);
            Matcher seen = TIMES.matcher(page);
            while (seen.find()) {
                times += Long.parseLong(seen.group(1));
            }
            Matcher next = NEXT.matcher(page);
            after = next.find() ? next.group(1) : "";
        } while (!after.isEmpty());
        if (times != counted(begin, end)) {
            throw new IOException(
                    "The answer has " + times + " sights of e-mail addresses, the log has more or fewer.");
        }
        return times;
    }
}
