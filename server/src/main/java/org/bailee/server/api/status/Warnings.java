package org.bailee.server.api.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.audit.LogStatus;
import org.bailee.server.database.DatabaseStatus;
import org.bailee.server.journal.JournalStatus;

/// What an operator should look at before it becomes an incident; each says what to do.
final class Warnings {
    private static final long LITTLE_ROOM = 1L << 30;
    private static final long OLD_DAYS = 180;

    private Warnings() {}

    static List<String> about(
            DatabaseStatus database,
            Optional<String> seal,
            boolean onlySeal,
            LogStatus log,
            List<JournalStatus> journals) {
        List<String> warnings = new ArrayList<>();
        if (seal.equals(Optional.of("key-file"))) {
            warnings.add("The root key lies in a file on this machine: whoever copies its disk can open everything."
                    + " Start with --seal passphrase to keep them apart.");
        }
        if (onlySeal) {
            warnings.add("There is only one seal: whoever loses it loses everything that is stored."
                    + " Add a second and keep it elsewhere: bailee custody add-seal.");
        }
        if (database.freeBytes().orElse(Long.MAX_VALUE) < LITTLE_ROOM) {
            warnings.add("Less than 1 GiB is free on the database's disk. Make room before writes stop.");
        }
        if (database.ageDays().orElse(0) > OLD_DAYS) {
            warnings.add(
                    "This PostgreSQL came out more than " + OLD_DAYS + " days ago. Install a newer minor release.");
        }
        if (!database.dataChecksums()) {
            warnings.add("The database does not notice pages its disk has spoilt. Enable its data checksums.");
        }
        log.halted().ifPresent(halt -> warnings.add("The audit log is halted. " + halt.says() + " " + halt.hint()));
        warnings.addAll(log.alarms());
        journals.forEach(journal -> journal.trouble().ifPresent(warnings::add));
        return warnings;
    }
}
