package org.bailee.cli;

import java.util.StringJoiner;
import org.bailee.client.AuditEntry;

/// Says an entry of the audit log as one line.
final class AuditWords {
    private AuditWords() {}

    static String line(AuditEntry entry) {
        StringJoiner line = new StringJoiner("  ");
        line.add(entry.at())
                .add(entry.outcome().equals("done") ? entry.kind() : entry.kind() + " (" + entry.outcome() + ")")
                .add("by " + (entry.actorName().isEmpty() ? entry.actor() : entry.actorName()));
        add(line, "for", entry.purpose());
        add(line, "on", entry.subject());
        add(line, "because", entry.reason());
        entry.details().forEach((name, value) -> line.add(name + ": " + value));
        return line.toString();
    }

    private static void add(StringJoiner line, String word, String value) {
        if (!value.isEmpty()) {
            line.add(word + " " + value);
        }
    }
}
