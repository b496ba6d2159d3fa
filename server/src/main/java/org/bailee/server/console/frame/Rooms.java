package org.bailee.server.console.frame;

import java.util.List;
import java.util.Optional;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Permission;

/// The links at the side of every page: only rooms the reader may enter.
public final class Rooms {
    private static final List<Door> DOORS = List.of(
            new Door("", "home", "/", Optional.empty()),
            new Door("rooms.customers", "people", "/people", Optional.of(Permission.SUBJECTS_READ)),
            new Door("rooms.customers", "holds", "/holds", Optional.of(Permission.HOLDS_MANAGE)),
            new Door("rooms.customers", "restrictions", "/restrictions", Optional.of(Permission.RESTRICTIONS_MANAGE)),
            new Door("rooms.customers", "erasures", "/erasures", Optional.of(Permission.SUBJECTS_ERASE)),
            new Door("rooms.keep", "register", "/register", Optional.of(Permission.REGISTER_READ)),
            new Door("rooms.keep", "retention", "/retention", Optional.of(Permission.RETENTION_MANAGE)),
            new Door("rooms.trust", "approvals", "/approvals", Optional.of(Permission.SUBJECTS_READ)),
            new Door("rooms.trust", "log", "/log", Optional.of(Permission.AUDIT_READ)),
            new Door("rooms.trust", "watch", "/watch", Optional.of(Permission.WATCH_READ)),
            new Door("rooms.trust", "staff", "/staff", Optional.of(Permission.STAFF_READ)),
            new Door("rooms.trust", "keys", "/keys", Optional.of(Permission.KEYS_MANAGE)),
            new Door("rooms.trust", "custody", "/custody", Optional.of(Permission.CUSTODY_MANAGE)),
            new Door("rooms.trust", "custodians", "/custodians", Optional.of(Permission.CUSTODY_MANAGE)),
            new Door("rooms.trust", "backups", "/backups", Optional.of(Permission.CUSTODY_MANAGE)));

    private Rooms() {}

    private record Door(String group, String room, String path, Optional<Permission> needs) {
        boolean isOpenTo(Actor reader) {
            return needs.map(reader.permissions()::contains).orElse(true);
        }
    }

    /// @param name of the text that names the link
    public record Room(String name, String path, boolean isCurrent) {}

    /// @param name of the text above the links; empty for none
    public record Group(String name, List<Room> rooms) {}

    public static List<Group> of(Page page) {
        Actor reader = page.reader().orElseThrow();
        return DOORS.stream()
                .map(Door::group)
                .distinct()
                .map(group -> new Group(
                        group,
                        DOORS.stream()
                                .filter(door -> door.group().equals(group) && door.isOpenTo(reader))
                                .map(door -> new Room(
                                        "room." + door.room(),
                                        door.path(),
                                        door.room().equals(page.room())))
                                .toList()))
                .filter(group -> !group.rooms().isEmpty())
                .toList();
    }
}
