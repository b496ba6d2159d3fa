package org.bailee.server.vault;

import org.bailee.server.access.Intent;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls whoever is on watch when a seal does not verify: stored bytes were changed, moved or put back.
final class Alarm {
    static final String CODE = "corrupt";

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private Alarm() {}

    /// Also tells the log, and so before the caller is told.
    static void raise(AuditLog audit, Intent intent, String kind, SubjectId subject) {
        raise(audit, intent.actor(), VaultEvent.of(kind, intent), subject);
    }

    static void raise(AuditLog audit, Actor actor, VaultEvent event, SubjectId subject) {
        raise(subject);
        audit.appendDurably(actor, event.about(subject).failed(CODE));
    }

    /// An index is in the tables that the register in force asks for nowhere.
    static void raise(SearchIndex planted) {
        LOG.error(
                "Search index {} was put into the database outside Bailee: the register does not declare it. "
                        + "Nothing is written to it. Find out who wrote to the database.",
                planted.number());
    }

    static void raise(SubjectId subject) {
        LOG.error(
                "A seal does not verify: the stored data of person {} was changed outside Bailee. "
                        + "Keep the database as it is, find out who wrote to it, and restore the person from a backup.",
                subject);
    }
}
