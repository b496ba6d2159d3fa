package org.bailee.server.api.subjects;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.bailee.server.api.http.Members;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.NewHold;
import tools.jackson.core.JsonGenerator;

/// Legal holds and restrictions as JSON has them.
final class HoldJson {
    private HoldJson() {}

    /// Reads the last members of a body.
    static NewHold read(Members members) {
        String because = members.text("because");
        String owner = members.text("owner");
        Optional<LocalDate> reviewOn = day(members, members.text("reviewOn"));
        members.end();
        return new NewHold(because, owner, reviewOn.orElseThrow());
    }

    static void write(JsonGenerator out, Hold hold) {
        out.writeStringProperty("id", hold.id().toString());
        out.writeStringProperty("subject", hold.subject().toString());
        if (hold.kind().isRestriction()) {
            out.writeStringProperty("ground", hold.kind().word());
        }
        out.writeStringProperty("because", hold.because());
        out.writeStringProperty("owner", hold.owner());
        out.writeStringProperty("reviewOn", hold.reviewOn().toString());
        out.writeStringProperty("placedAt", hold.placedAt().toString());
        out.writeStringProperty("entry", hold.entry().toString());
    }

    private static Optional<LocalDate> day(Members members, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            members.wrong("reviewOn", "day.malformed", "This is not a day.", "Write it as 2026-12-31.");
            return Optional.empty();
        }
    }
}
