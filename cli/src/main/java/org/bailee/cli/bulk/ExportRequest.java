package org.bailee.cli.bulk;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bailee.client.Purpose;

/// What somebody wants exported, and where to.
///
/// @param fields full names; empty for all that may be seen
public record ExportRequest(Path to, Purpose purpose, List<String> fields, boolean replace) {
    boolean isJson() {
        String name = to.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /// Where it is written until it is whole.
    Path part() {
        return to.resolveSibling(to.getFileName() + ".part");
    }

    /// Where it is written once more, if columns turn out to be empty.
    Path slimPart() {
        return to.resolveSibling(to.getFileName() + ".slim.part");
    }
}
