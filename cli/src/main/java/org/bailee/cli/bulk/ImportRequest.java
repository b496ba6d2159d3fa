package org.bailee.cli.bulk;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.bailee.cli.mapping.Mapping;
import org.bailee.cli.mapping.Mappings;
import org.bailee.client.Purpose;

/// What somebody wants imported, and how.
///
/// @param dryRun read the file and show the mapping, send nothing
/// @param sure do not ask whether a proposed mapping is right
/// @param resend go on with an import so old that batches in doubt may be sent twice
public record ImportRequest(
        Path source,
        String into,
        Purpose purpose,
        Optional<Path> mapping,
        Optional<Mapping.Match> match,
        Optional<Charset> encoding,
        Optional<Character> delimiter,
        Optional<Path> rejected,
        boolean dryRun,
        boolean sure,
        boolean resend) {
    Path journalFile() {
        return source.resolveSibling(source.getFileName() + ".bailee-journal");
    }

    Path mappingFile() {
        return mapping.orElse(Mappings.beside(source));
    }

    Path rejectedFile() {
        return rejected.orElse(Rejects.beside(source));
    }
}
