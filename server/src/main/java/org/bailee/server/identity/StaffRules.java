package org.bailee.server.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Violation;

/// What may be said about a member of staff.
final class StaffRules {
    private static final int LONGEST = 128;
    private static final int MOST_ROLES = 100;
    private static final Pattern REGISTER_NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private StaffRules() {}

    /// @throws Invalid listing everything wrong
    static NormalName mustBeSound(NewStaff wanted) {
        List<Violation> wrong = new ArrayList<>();
        try {
            NormalName.of(wanted.signInName());
        } catch (Invalid name) {
            wrong.addAll(name.violations());
        }
        if (!isText(wanted.displayName())) {
            wrong.add(text("displayName"));
        }
        addRoles(wrong, wanted.staffRoles(), wanted.roles());
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return NormalName.of(wanted.signInName());
    }

    /// @throws Invalid listing everything wrong
    static void mustBeRoles(Set<StaffRole> staffRoles, Set<String> roles) {
        List<Violation> wrong = new ArrayList<>();
        addRoles(wrong, staffRoles, roles);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    static void mustBeDisplayName(String name) {
        if (!isText(name)) {
            throw new Invalid(List.of(text("displayName")));
        }
    }

    static void mustBeLabel(String label) {
        if (!isText(label)) {
            throw new Invalid(List.of(text("label")));
        }
    }

    static Conflict nameTaken() {
        return new Conflict(
                "staff.name-taken", "Somebody has this sign-in name.", "Choose another; case and spaces do not count.");
    }

    private static void addRoles(List<Violation> wrong, Set<StaffRole> staffRoles, Set<String> roles) {
        if (staffRoles.isEmpty()) {
            wrong.add(new Violation(
                    "staffRoles",
                    "staff.no-role",
                    "Somebody without a role can do nothing.",
                    "Name at least one, for example support."));
        }
        if (roles.size() > MOST_ROLES
                || !roles.stream().allMatch(role -> REGISTER_NAME.matcher(role).matches())) {
            wrong.add(new Violation(
                    "roles",
                    "staff.not-a-role",
                    "Not every entry is a name of the register.",
                    "Write at most " + MOST_ROLES + " names as the register does: lower-case letters, digits and"
                            + " hyphens.",
                    MOST_ROLES));
        }
    }

    static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.codePoints().allMatch(NormalName::isVisible);
    }

    private static Violation text(String where) {
        return new Violation(
                where,
                "staff.text",
                "This is not a name to show.",
                "Use 1 to " + LONGEST + " visible characters.",
                LONGEST);
    }
}
