package org.bailee.server.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailee.server.shared.Unavailable;
import org.springframework.jdbc.core.JdbcTemplate;

/// How the embedded PostgreSQL is run. What is a promise is also asked back from the running server.
final class ServerSettings {
    /// Nothing acknowledged is lost, nobody elsewhere connects, and no statement, parameter or row reaches a log.
    ///
    /// Messages of the rank ERROR may quote values ("invalid input: …") and so are not logged at all: the
    /// rank `log` stands above them. What went wrong reaches the caller through the connection.
    static final Map<String, String> PROMISED = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_messages", "log"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_min_duration_sample", "-1"),
            Map.entry("log_transaction_sample_rate", "0"),
            Map.entry("log_duration", "off"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("log_lock_waits", "off"),
            Map.entry("log_autovacuum_min_duration", "-1"),
            // A segment of the log that is done with is deleted and not kept under another name: what a key once
            // wrapped
            // must be gone with the key.
            Map.entry("wal_recycle", "off"),
            Map.entry("debug_print_parse", "off"),
            Map.entry("debug_print_plan", "off"));

    /// Sizes for a small server, where the rest of the machine is the operator's.
    private static final Map<String, String> TUNED = Map.ofEntries(
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("max_wal_size", "2GB"),
            // What is sealed gets no smaller: compressing its pages made a create cost PostgreSQL twice as much.
            Map.entry("wal_compression", "off"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("logging_collector", "off"),
            Map.entry("log_destination", "stderr"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_line_prefix", ""),
            Map.entry("cluster_name", "bailee"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"));

    private ServerSettings() {}

    /// On the command line, where neither a file nor ALTER SYSTEM can override them.
    static List<String> arguments(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(TUNED);
        all.putAll(PROMISED);
        all.putAll(more);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    static void verify(JdbcTemplate db) {
        List<String> broken = new ArrayList<>();
        PROMISED.forEach((name, promised) -> check(db, name, promised, broken));
        check(db, "data_checksums", "on", broken);
        if (!broken.isEmpty()) {
            throw new Unavailable(
                    "database.unsafe",
                    "The embedded PostgreSQL does not run as promised: " + String.join(", ", broken) + ".",
                    "Start it with Bailee's own settings; if nobody changed them, report this.");
        }
    }

    private static void check(JdbcTemplate db, String name, String promised, List<String> broken) {
        String actual = db.queryForObject("select current_setting(?)", String.class, name);
        if (!promised.equals(actual)) {
            broken.add(name + " is " + actual + " instead of " + promised);
        }
    }
}
