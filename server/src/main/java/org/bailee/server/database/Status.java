package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bailee.server.shared.Home;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks how the database is.
final class Status {
    /// Quarterly releases by day (postgresql.org, "Latest Releases"), newest first.
    private static final Map<LocalDate, Set<String>> RELEASED = Map.of(
            LocalDate.of(2026, 8, 13), Set.of("18.6", "17.11", "16.15", "15.19"),
            LocalDate.of(2026, 5, 14), Set.of("18.4", "17.10", "16.14", "15.18"),
            LocalDate.of(2026, 2, 26), Set.of("18.3", "17.9", "16.13", "15.17"),
            LocalDate.of(2025, 11, 13), Set.of("18.1", "17.7", "16.11", "15.15"));

    private final JdbcTemplate db;
    private final boolean embedded;
    private final Home home;
    private final InstantSource clock;

    Status(JdbcTemplate db, boolean embedded, Home home, InstantSource clock) {
        this.db = db;
        this.embedded = embedded;
        this.home = home;
        this.clock = clock;
    }

    DatabaseStatus now() {
        String version = setting("server_version").replaceAll(" .*", "");
        return new DatabaseStatus(
                embedded,
                version,
                age(version),
                freeBytes(),
                setting("data_checksums").equals("on"));
    }

    private OptionalLong age(String version) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return RELEASED.entrySet().stream()
                .filter(release -> release.getValue().contains(version))
                .mapToLong(release -> ChronoUnit.DAYS.between(release.getKey(), today))
                .findFirst();
    }

    private OptionalLong freeBytes() {
        if (!embedded) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Files.getFileStore(home.database()).getUsableSpace());
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private String setting(String name) {
        String value = db.queryForObject("select current_setting(?)", String.class, name);
        return value == null ? "" : value;
    }
}
