package org.bailee.server.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks through every entry that any test wrote for what looks like somebody's: an address of any kind, a number to
/// call or to pay to, a name of two words. Entries hold ids and names of the register; none of these has such a shape.
public final class EntryScan {
    private static final List<Pattern> PERSONAL = List.of(
            Pattern.compile("@"),
            Pattern.compile("(?<![0-9A-Za-z+/])\\+[1-9][0-9 ()-]{6,}"),
            Pattern.compile("\\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\\b"),
            Pattern.compile("(?<![\\p{L}.])\\p{Lu}\\p{Ll}{2,} \\p{Lu}\\p{Ll}{2,}"));

    private EntryScan() {}

    /// The first piece of an entry that looks personal.
    public static Optional<String> personal(byte[] entry) {
        // As Latin 1 every byte is a character: what surrounds a text does not hide it.
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
                .map(charset -> new String(entry, charset))
                .flatMap(text -> PERSONAL.stream()
                        .flatMap(pattern -> pattern.matcher(text).results()))
                .map(found -> found.group())
                .findFirst();
    }

    static void mustFindNothing(JdbcTemplate db) {
        List<byte[]> entries;
        try {
            entries = db.queryForList("select bytes from audit.entry", byte[].class);
        } catch (DataAccessException without) {
            return; // A test that took the log or the database away; nothing was written to it then.
        }
        entries.forEach(entry -> personal(entry).ifPresent(found -> {
            throw new AssertionError("An entry of the audit log holds what looks personal: " + found);
        }));
    }
}
