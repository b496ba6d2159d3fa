package org.bailee.server.api.retention;

import java.util.Optional;
import org.bailee.server.api.http.Reply;
import org.bailee.server.register.Retention;
import org.bailee.server.retention.Run;
import org.bailee.server.retention.Tally;
import tools.jackson.core.JsonGenerator;

/// A run as JSON.
final class RunJson {
    private RunJson() {}

    static void write(JsonGenerator out, Run run) {
        out.writeStringProperty("id", run.id().toString());
        out.writeStringProperty("what", run.asked().preview() ? "preview" : "run");
        out.writeStringProperty("state", run.state().word());
        Reply.optional(out, "why", run.fault());
        Reply.optional(out, "doubtedAt", run.doubtedAt());
        out.writeNumberProperty("register", run.register());
        out.writeStringProperty("askedBy", run.asked().by().toString());
        out.writeStringProperty("begunAt", run.begunAt().toString());
        Reply.optional(out, "lookedAt", run.look().endedAt());
        Reply.optional(out, "endedAt", run.end().map(Run.End::at));
        out.writeNumberProperty("people", run.look().people());
        out.writeNumberProperty("duePeople", run.found().people());
        out.writeNumberProperty("dueRecords", run.found().records());
        out.writeNumberProperty("heldRecords", run.found().heldRecords());
        out.writeNumberProperty("erasedPeople", run.erased().people());
        out.writeNumberProperty("erasedRecords", run.erased().records());
        out.writeNumberProperty("emptiedRecords", run.erased().emptied());
        Reply.optional(out, "approvedBy", run.approver().map(Run.Approver::id));
        Reply.optional(out, "approvedAt", run.approver().map(Run.Approver::at));
        Reply.optional(out, "entry", run.end().map(Run.End::entry));
    }

    /// @param rule of the collection in the register the run went by
    static void write(JsonGenerator out, Tally tally, Optional<Retention> rule) {
        out.writeStringProperty("collection", tally.collection());
        out.writeStringProperty("cause", tally.cause());
        Reply.optional(out, "heldBy", tally.heldBy());
        out.writeNumberProperty("records", tally.records());
        out.writeNumberProperty("people", tally.people());
        Reply.optional(out, "keep", rule.map(Retention::keep));
        Reply.optional(out, "from", rule.map(kept -> word(kept.from())));
        Reply.optional(out, "because", rule.flatMap(Retention::because));
    }

    private static String word(Retention.Anchor anchor) {
        return switch (anchor) {
            case Retention.Anchor.Created _ -> "created";
            case Retention.Anchor.LastActivity _ -> "last-activity";
            case Retention.Anchor.Date date -> date.field().field();
        };
    }
}
