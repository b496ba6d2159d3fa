package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.shared.Permission;
import org.junit.jupiter.api.Test;

class StaffRoleTests {
    @Test
    void theAuditorReadsAndChangesNothing() {
        assertThat(StaffRole.AUDITOR.permissions())
                .isEqualTo(Set.of(Permission.values()).stream()
                        .filter(permission -> permission.word().matches(".*\\.(read|list)"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theDeveloperOpensNothing() {
        assertThat(StaffRole.DEVELOPER.permissions())
                .noneMatch(permission -> permission.word().startsWith("subjects.")
                        || permission.word().startsWith("tokens."));
    }

    @Test
    void onlyAdministratorsAndPrivacyOfficersApprove() {
        for (StaffRole role : StaffRole.values()) {
            assertThat(role.permissions().contains(Permission.ACCESS_APPROVE))
                    .as(role.word())
                    .isEqualTo(role == StaffRole.ADMINISTRATOR || role == StaffRole.PRIVACY_OFFICER);
            assertThat(role.permissions().contains(Permission.ACCESS_BREAK_GLASS))
                    .as(role.word())
                    .isEqualTo(role == StaffRole.ADMINISTRATOR
                            || role == StaffRole.PRIVACY_OFFICER
                            || role == StaffRole.SUPPORT);
        }
        assertThat(Permission.ACCESS_BREAK_GLASS.word()).isEqualTo("access.break-glass");
        assertThat(Permission.named("access.break-glass")).contains(Permission.ACCESS_BREAK_GLASS);
    }

    @Test
    void onlyAdministratorsManagePeopleAndKeys() {
        for (StaffRole role : StaffRole.values()) {
            boolean manages = role.permissions().contains(Permission.STAFF_MANAGE)
                    || role.permissions().contains(Permission.KEYS_MANAGE)
                    || role.permissions().contains(Permission.SESSIONS_END);
            assertThat(manages).as(role.word()).isEqualTo(role == StaffRole.ADMINISTRATOR);
        }
    }

    @Test
    void readsWhatItWrites() {
        for (StaffRole role : StaffRole.values()) {
            assertThat(StaffRole.named(role.word())).contains(role);
        }
        assertThat(StaffRole.PRIVACY_OFFICER.word()).isEqualTo("privacy-officer");
        assertThat(Permission.STAFF_MANAGE.word()).isEqualTo("staff.manage");
    }
}
