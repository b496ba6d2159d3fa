package org.bailee.server.identity;

import static org.bailee.server.shared.Permission.ACCESS_APPROVE;
import static org.bailee.server.shared.Permission.ACCESS_BREAK_GLASS;
import static org.bailee.server.shared.Permission.AUDIT_READ;
import static org.bailee.server.shared.Permission.HOLDS_MANAGE;
import static org.bailee.server.shared.Permission.REGISTER_READ;
import static org.bailee.server.shared.Permission.REGISTER_WRITE;
import static org.bailee.server.shared.Permission.RESTRICTIONS_MANAGE;
import static org.bailee.server.shared.Permission.RETENTION_MANAGE;
import static org.bailee.server.shared.Permission.STAFF_READ;
import static org.bailee.server.shared.Permission.SUBJECTS_ERASE;
import static org.bailee.server.shared.Permission.SUBJECTS_LIST;
import static org.bailee.server.shared.Permission.SUBJECTS_READ;
import static org.bailee.server.shared.Permission.SUBJECTS_WRITE;
import static org.bailee.server.shared.Permission.WATCH_MANAGE;
import static org.bailee.server.shared.Permission.WATCH_READ;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.Permission;

/// What a member of staff is here for, and so may do at all. Which fields they see is for their roles in the
/// register.
public enum StaffRole {
    ADMINISTRATOR,
    PRIVACY_OFFICER,
    SUPPORT,
    MARKETING,
    AUDITOR,
    DEVELOPER;

    public Set<Permission> permissions() {
        return switch (this) {
            // Nobody hands out what they lack. Sees no field all the same without a role of the register.
            case ADMINISTRATOR -> EnumSet.allOf(Permission.class);
            case PRIVACY_OFFICER ->
                EnumSet.of(
                        SUBJECTS_READ,
                        SUBJECTS_WRITE,
                        SUBJECTS_LIST,
                        SUBJECTS_ERASE,
                        HOLDS_MANAGE,
                        RESTRICTIONS_MANAGE,
                        RETENTION_MANAGE,
                        REGISTER_READ,
                        REGISTER_WRITE,
                        AUDIT_READ,
                        STAFF_READ,
                        ACCESS_APPROVE,
                        ACCESS_BREAK_GLASS,
                        WATCH_READ,
                        WATCH_MANAGE);
            case SUPPORT -> EnumSet.of(SUBJECTS_READ, SUBJECTS_WRITE, REGISTER_READ, ACCESS_BREAK_GLASS);
            case MARKETING -> EnumSet.of(SUBJECTS_READ, REGISTER_READ);
            // Reads everything, changes nothing.
            case AUDITOR -> EnumSet.of(SUBJECTS_READ, SUBJECTS_LIST, REGISTER_READ, AUDIT_READ, STAFF_READ, WATCH_READ);
            // Nothing by which a person's data could be opened; nor plainly by another role: StaffMember.seesPlain.
            case DEVELOPER -> EnumSet.of(REGISTER_READ);
        };
    }

    /// The role as it is written: `privacy-officer`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StaffRole> named(String word) {
        for (StaffRole role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    static Set<Permission> permissions(Set<StaffRole> roles) {
        return roles.stream().flatMap(role -> role.permissions().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static String words(Set<StaffRole> roles) {
        return roles.stream().map(StaffRole::word).sorted().collect(Collectors.joining(" "));
    }
}
