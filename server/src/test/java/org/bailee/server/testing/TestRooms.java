package org.bailee.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Traces;
import org.bailee.server.database.Tx;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.TestStaff;
import org.bailee.server.keys.StaffSecrets;
import org.bailee.server.shared.Home;
import org.bailee.server.shared.Ids;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/// The rooms below the API, wired as in the server, on a database and a clock of the test's own.
public final class TestRooms implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final List<String> ALWAYS = List.of("audit", "keys", "journal", "register", "access", "vault");

    // Looked for once: to read through a room's classes takes longer than to make its beans.
    private static final Map<String, Class<?>[]> CLASSES = new ConcurrentHashMap<>();

    private final TestDatabase database;
    private final TestClock clock;
    private final boolean first;
    private final Path home;
    private final AnnotationConfigApplicationContext rooms = new AnnotationConfigApplicationContext();

    /// @param more beans to be there besides
    public TestRooms(Class<?>... more) {
        this(Map.of(), List.of(), more);
    }

    /// @param settings by name
    /// @param further rooms, by name, to be there besides
    public TestRooms(Map<String, Object> settings, List<String> further, Class<?>... more) {
        this(TestDatabase.fresh(), new TestClock(), newHome(), true, settings, further, more);
    }

    /// Another node on the same database, with the same seal; to be closed before the first.
    public static TestRooms beside(TestRooms other, Class<?>... more) {
        Path home = newHome();
        Path seal = Home.open(home.resolve("home")).rootKey();
        try {
            Files.createDirectories(seal.getParent(), OWNER_ONLY);
            Files.copy(other.home().rootKey(), seal, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return new TestRooms(other.database, other.clock, home, false, Map.of(), List.of(), more);
    }

    private TestRooms(
            TestDatabase database,
            TestClock clock,
            Path home,
            boolean first,
            Map<String, Object> settings,
            List<String> further,
            Class<?>... more) {
        this.database = database;
        this.clock = clock;
        this.home = home;
        this.first = first;
        rooms.registerBean(Home.class, () -> Home.open(home.resolve("home")));
        rooms.registerBean(JdbcTemplate.class, database::db);
        rooms.registerBean(Tx.class, database::tx);
        rooms.registerBean(Traces.class, () -> () -> {});
        rooms.registerBean(Clock.class, () -> clock);
        rooms.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        rooms.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        rooms.registerBean(BuildProperties.class, () -> new BuildProperties(new Properties()));
        SecureRandom random = new SecureRandom();
        rooms.registerBean(SecureRandom.class, () -> random);
        // The clock stands still, but ids must tell which came first.
        AtomicLong tick = new AtomicLong();
        rooms.registerBean(Ids.class, () -> new Ids(() -> clock.instant().plusMillis(tick.incrementAndGet()), random));
        rooms.registerBean(
                Colleagues.class,
                () -> TestStaff.colleagues(
                        database.db(),
                        rooms.getBean(AuditLog.class),
                        database.tx(),
                        rooms.getBean(Ids.class),
                        clock,
                        rooms.getBean(ClockWatch.class),
                        rooms.getBean(StaffSecrets.class)));
        for (Class<?> bean : more) {
            rooms.registerBean(bean);
        }
        ALWAYS.forEach(this::add);
        further.forEach(this::add);
        rooms.refresh();
    }

    private void add(String room) {
        rooms.register(CLASSES.computeIfAbsent(room, TestRooms::classes));
    }

    /// What the server's own scan finds of it.
    private static Class<?>[] classes(String room) {
        return new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents("org.bailee.server." + room).stream()
                        .map(found ->
                                ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                        .toArray(Class<?>[]::new);
    }

    private static Path newHome() {
        try {
            return Files.createTempDirectory("bailee-rooms");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Ends a duty, for a test that takes its steps itself.
    public void stop(String duty) {
        rooms.getBean(duty, Duty.class).close();
    }

    public <T> T get(Class<T> door) {
        return rooms.getBean(door);
    }

    /// Members of staff and keys to act in a test.
    public TestStaff staff() {
        return new TestStaff(database.db(), clock, rooms.getBean(Ids.class), rooms.getBean(StaffSecrets.class));
    }

    /// The home folder of these rooms.
    public TestDatabase database() {
        return database;
    }

    public Home home() {
        return rooms.getBean(Home.class);
    }

    public JdbcTemplate db() {
        return database.db();
    }

    public Tx tx() {
        return database.tx();
    }

    public TestClock clock() {
        return clock;
    }

    @Override
    public void close() {
        rooms.close();
        if (first) {
            database.close();
        }
        FileSystemUtils.deleteRecursively(home.toFile());
    }
}
