package org.bailee.server.journal;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the journal is kept besides the home folder, and whether its loss is answered for.
///
/// @param copies further folders, on other disks or mounts
/// @param lost that no journal is left, and a restored database shall be opened without it
@ConfigurationProperties("bailee.journal")
record JournalSettings(
        @DefaultValue List<Path> copies,
        @DefaultValue("false") boolean lost) {
    JournalSettings {
        copies = List.copyOf(copies);
    }
}
