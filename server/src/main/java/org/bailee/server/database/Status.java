package org.bailee.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import org.bailee.server.shared.Home;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks how the database is.
final class Status {
    private static final Map<String, LocalDate> RELEASED = Map.of();

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
        return RELEASED.containsKey(version)
                ? OptionalLong.of(ChronoUnit.DAYS.between(RELEASED.get(version), today))
                : OptionalLong.empty();
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
