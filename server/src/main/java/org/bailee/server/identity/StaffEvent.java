package org.bailee.server.identity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;
import org.bailee.server.shared.ActorId;

/// Something happened to a member of staff's account, session or factors. Ids and words of this room only.
record StaffEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    private static final String STAFF = "staff";

    @Override
    public Optional<ActorId> about() {
        return Optional.ofNullable(details.get(STAFF)).map(ActorId::parse);
    }

    static StaffEvent of(String kind, ActorId staff) {
        return new StaffEvent(kind, Outcome.DONE, Map.of(STAFF, staff.toString()));
    }

    static StaffEvent refused(String kind, Map<String, String> details) {
        return new StaffEvent(kind, Outcome.REFUSED, details);
    }

    StaffEvent with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new StaffEvent(kind, outcome, more);
    }
}
