package org.bailee.server.console.watch;

import java.util.List;
import java.util.Map;
import org.bailee.server.shared.ActorId;
import org.bailee.server.watch.HoneyPerson;

/// The decoys there are, and one suggested.
///
/// @param names of who planted them, as far as they are known
/// @param purposes the activities of the register
/// @param suggested what was made up for somebody to be planted; empty for nobody
public record HoneyView(
        List<HoneyPerson> people,
        Map<ActorId, String> names,
        List<String> purposes,
        String mailDomain,
        List<Suggested> suggested,
        String purpose,
        String reason,
        List<String> refused) {
    /// A value made up for a field.
    ///
    /// @param label as the register names it: `profile.name`
    public record Suggested(String label, String value) {}

    public String nameOf(ActorId actor) {
        return names.getOrDefault(actor, actor.toString());
    }
}
