package org.bailee.server.retention;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bailee.server.audit.AuditEvent;
import org.bailee.server.audit.Outcome;

/// What a run tells the log: its id, counts, and names of the register.
record RetentionEvent(String kind, Outcome outcome, Map<String, String> details) implements AuditEvent {
    static RetentionEvent of(String kind, Run run) {
        Map<String, String> details = new TreeMap<>();
        details.put("run", run.id().toString());
        details.put("register", Integer.toString(run.register()));
        run.fault().ifPresent(fault -> details.put("why", fault));
        run.doubtedAt().ifPresent(word -> details.put("clock", word.toString()));
        return new RetentionEvent(kind, Outcome.DONE, details);
    }

    /// What was found.
    static RetentionEvent found(String kind, Run run, Run.Found found, List<Tally> tallies) {
        RetentionEvent event = of(kind, run);
        event.details.put("people", Long.toString(run.look().people()));
        event.details.put("due-people", Long.toString(found.people()));
        event.details.put("due-records", Long.toString(found.records()));
        event.details.put("held-records", Long.toString(found.heldRecords()));
        event.details.put("due", told(tallies, false));
        event.details.put("held", told(tallies, true));
        return event;
    }

    /// What was erased: the certificate of the run.
    static RetentionEvent ended(Run run, List<Tally> tallies) {
        RetentionEvent event = found("retention-ended", run, run.found(), tallies);
        event.details.put("erased-people", Long.toString(run.erased().people()));
        event.details.put("erased-records", Long.toString(run.erased().records()));
        event.details.put("emptied-records", Long.toString(run.erased().emptied()));
        event.details.put("state", run.state().word());
        run.approver()
                .ifPresent(approver ->
                        event.details.put("approved-by", approver.id().toString()));
        return event;
    }

    RetentionEvent failed() {
        return new RetentionEvent(kind, Outcome.FAILED, details);
    }

    RetentionEvent refused(String rule) {
        details.put("rule", rule);
        return new RetentionEvent(kind, Outcome.REFUSED, details);
    }

    private static String told(List<Tally> tallies, boolean held) {
        return tallies.stream()
                .filter(tally -> tally.heldBy().isPresent() == held)
                .map(tally -> tally.collection() + "=" + tally.records()
                        + tally.heldBy().map(by -> "/" + by).orElse(""))
                .collect(Collectors.joining(" "));
    }
}
