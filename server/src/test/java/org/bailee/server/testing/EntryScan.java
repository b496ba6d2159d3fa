package org.bailee.server.testing;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bailee.server.audit.Entry;
import org.bailee.server.audit.TestAudit;
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

    /// The first piece of an entry's texts that looks personal.
    public static Optional<String> personal(String entry) {
        return PERSONAL.stream()
                .flatMap(pattern -> pattern.matcher(entry).results())
                .map(MatchResult::group)
                .findFirst();
    }

    static void mustFindNothing(JdbcTemplate db) {
        List<Entry> entries;
        try {
            entries = TestAudit.legible(db);
        } catch (DataAccessException without) {
            return; // A test that took the log or the database away; nothing was written to it then.
        }
        entries.forEach(entry -> personal(entry.toString()).ifPresent(found -> {
            throw new AssertionError("An entry of the audit log holds what looks personal: " + found);
        }));
    }
}
