package org.bailee.server.journal;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the journal is kept besides the home folder, and whether its loss is answered for.
///
/// @param copies further folders, on other disks or mounts
/// @param lost the one older database, as the refusal names it, that shall be opened although no journal is left
@ConfigurationProperties("bailee.journal")
record JournalSettings(
        @DefaultValue List<Path> copies, @DefaultValue("") String lost) {
    JournalSettings {
        copies = List.copyOf(copies);
    }
}
