package org.bailee.server.console.frame;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.shared.ActorId;

/// What every page knows beside its own data: its title, its reader and their words, where its assets are, and the
/// token that its forms send back.
///
/// @param provider what the staff's identity provider is called; empty if there is none
/// @param provesAnew whether a step-up can be done there
/// @param room the room whose link is marked as the current one; empty at the door
public record Page(
        String title,
        String room,
        Words words,
        Assets assets,
        String csrf,
        String keeper,
        Optional<String> provider,
        boolean provesAnew,
        Optional<StaffMember> reader) {
    /// A text of the page's own language.
    public String say(String name, Object... gaps) {
        return words.say(name, gaps);
    }

    /// Empty at the door.
    public Optional<ActorId> readerId() {
        return reader.map(StaffMember::id);
    }

    /// Whether the reader chose this language; not merely what their browser asks for.
    public boolean speaks(Locale language) {
        return reader.flatMap(StaffMember::locale).equals(Optional.of(language));
    }

    /// Whether the reader chose this time zone.
    public boolean livesIn(String zone) {
        return reader.flatMap(StaffMember::zone).equals(Optional.of(ZoneId.of(zone)));
    }

    public String readerName() {
        return reader.map(StaffMember::displayName).orElse("");
    }
}
