package org.bailee.server.vault;

import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;

/// A record now in the vault.
public record CreatedRecord(SubjectId subject, RecordId record, long version) {
    /// `SUBJECT RECORD VERSION`
    String spelled() {
        return subject + " " + record + " " + version;
    }

    static CreatedRecord read(String spelled) {
        String[] words = spelled.split(" ", -1);
        return new CreatedRecord(SubjectId.parse(words[0]), RecordId.parse(words[1]), Long.parseLong(words[2]));
    }
}
