package org.bailee.server.console;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bailee.server.api.RunningServer;
import org.bailee.server.identity.FirstAdministrator;
import org.bailee.server.identity.NewStaff;
import org.bailee.server.identity.SecondFactor;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.SetUp;
import org.bailee.server.identity.SetUpAnswer.SetUpDone;
import org.bailee.server.identity.Staff;
import org.bailee.server.identity.StaffRole;
import org.springframework.jdbc.core.JdbcTemplate;

/// Members of staff of a running server, let in through its own doors.
final class People {
    static final String PASSWORD = "four wet horses sing";
    static final String HERE = "192.0.2.7";

    private static final Map<RunningServer, People> OF = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final RunningServer server;
    private final Session administrator;

    /// @param token of a session with both factors
    record Person(String name, String secret, String token) {}

    private People(RunningServer server) {
        this.server = server;
        String link = server.room(FirstAdministrator.class).link().orElseThrow().token();
        this.administrator = done(link, "first").signedIn().session();
    }

    static People of(RunningServer server) {
        return OF.computeIfAbsent(server, People::new);
    }

    Session administrator() {
        return administrator;
    }

    /// As if the person of this session had last shown a second factor years ago.
    void forgetSecondFactors(String token) {
        server.room(JdbcTemplate.class)
                .update(
                        "update identity.session set factors = regexp_replace(factors, ':[0-9]+', ':1577836800000', 'g')"
                                + " where staff_id = ?",
                        server.room(Sessions.class)
                                .find(token)
                                .orElseThrow()
                                .staff()
                                .id()
                                .value());
    }

    /// A new person with this role, and these of the register.
    Person make(StaffRole role, String... roles) {
        String name = role.word() + "-" + NUMBERS.incrementAndGet();
        SetUpDone done = done(invite(name, role, roles), name);
        // Long enough ago to decide about those who invited them.
        server.room(JdbcTemplate.class).update("update identity.sponsor set since = since - interval '31 days'");
        return new Person(
                name, Objects.requireNonNull(secrets.get(name)), done.signedIn().token());
    }

    /// The code of an invitation not yet taken up.
    String invite(String name, StaffRole role, String... roles) {
        return server.room(Staff.class)
                .invite(
                        administrator,
                        new NewStaff(name, "Somebody", Set.of(role), Set.of(roles), Optional.empty(), Optional.empty()))
                .token();
    }

    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    private SetUpDone done(String link, String name) {
        SetUp setUp = server.room(SetUp.class);
        // Each from an address of their own: many set-ups from one would be slowed, as guesses are.
        String source = HERE + "-" + name;
        Session session = setUp.open(link, source).orElseThrow().session();
        setUp.choosePassword(session, PASSWORD);
        String secret = setUp.beginTotp(session).secret();
        secrets.put(name, secret);
        return (SetUpDone) setUp.finish(session, new SecondFactor.NewTotp(code(secret, 0)), source);
    }

    /// What the app shows now (RFC 6238), or some steps of 30 seconds from now.
    static String code(String secret, int steps) {
        long step = System.currentTimeMillis() / 30_000 + steps;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[hash.length - 1] & 15;
            int number = ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] decoded(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << 5 | BASE32.indexOf(base32.charAt(i))) & 0xfff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
            }
        }
        return bytes.array();
    }
}
