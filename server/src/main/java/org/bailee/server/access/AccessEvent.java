package org.bailee.server.access;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.SubjectId;

/// A step towards more than one's standing view, or its refusal. Ids, names of the register and references only.
record AccessEvent(
        String kind,
        Optional<SubjectId> subject,
        Optional<String> purpose,
        Optional<String> reason,
        Outcome outcome,
        Map<String, String> details)
        implements AuditEvent {
    static AccessEvent of(String kind, Approval approval) {
        return new AccessEvent(
                        kind,
                        Optional.empty(),
                        Optional.of(approval.purpose()),
                        Optional.of(approval.reason()),
                        Outcome.DONE,
                        Map.of())
                .with("request", approval.id())
                .with("asked-by", approval.askedBy())
                .with("hours", approval.hours())
                .with(approval.kind().word(), approval.wanted());
    }

    static AccessEvent of(String kind, Glass glass) {
        return new AccessEvent(
                        kind,
                        Optional.of(glass.subject()),
                        Optional.of(glass.purpose()),
                        Optional.of(glass.reason()),
                        Outcome.DONE,
                        Map.of())
                .with("break-glass", glass.id())
                .with("opened-by", glass.openedBy())
                .with("role", glass.role());
    }

    static AccessEvent refused(String kind, String rule) {
        return new AccessEvent(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Outcome.REFUSED, Map.of("rule", rule));
    }

    AccessEvent about(SubjectId who) {
        return new AccessEvent(kind, Optional.of(who), purpose, reason, outcome, details);
    }

    AccessEvent with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new AccessEvent(kind, subject, purpose, reason, outcome, more);
    }
}
