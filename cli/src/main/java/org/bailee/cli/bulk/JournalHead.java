package org.bailee.cli.bulk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailee.cli.Failure;
import tools.jackson.databind.JsonNode;

/// What is imported, by digests: a journal counts for this and nothing else.
///
/// @param id 128 random bits
/// @param server digest of what tells the installation from every other, also from an earlier one at the same URL
/// @param plan digest of the mapping and of everything else that decides what is sent
record JournalHead(String id, String server, String file, String plan, String purpose) {
    private static final int FORMAT = 1;

    Map<String, Object> json(Instant now) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("journal", FORMAT);
        line.put("id", id);
        line.put("server", server);
        line.put("file", file);
        line.put("plan", plan);
        line.put("purpose", purpose);
        line.put("at", now.toEpochMilli());
        return line;
    }

    static JournalHead of(JsonNode line) {
        return new JournalHead(
                line.path("id").asString(""),
                line.path("server").asString(""),
                line.path("file").asString(""),
                line.path("plan").asString(""),
                line.path("purpose").asString(""));
    }

    boolean isSameAs(JournalHead wanted) {
        return server.equals(wanted.server)
                && file.equals(wanted.file)
                && plan.equals(wanted.plan)
                && purpose.equals(wanted.purpose);
    }

    void mustBe(JournalHead wanted, Path journal) {
        if (!server.equals(wanted.server)) {
            throw changed(
                    "This import was begun with another server, or with this one before its data was deleted.",
                    "Run the same command with that server to resume",
                    journal);
        }
        if (!file.equals(wanted.file)) {
            throw changed(
                    "The file has changed since its import began.",
                    "Put the old file back and run the same" + " command to resume",
                    journal);
        }
        if (!plan.equals(wanted.plan) || !purpose.equals(wanted.purpose)) {
            throw changed(
                    "The mapping, the register's types or the purpose changed since this import began.",
                    "Put them back and run the same command to resume",
                    journal);
        }
    }

    private static Failure changed(String says, String resume, Path journal) {
        return new Failure(
                says,
                resume + "; or delete " + journal
                        + " to begin anew, knowing that rows already kept are then sent again.");
    }
}
