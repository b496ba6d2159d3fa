package org.bailee.server.console.staff;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.shared.Csv;

/// The staff as a list: how it is filtered and sorted, and what its sheet holds.
///
/// It is filtered by what somebody is here, not by who they are: a name in an address would be kept by every log and
/// history it passes. Whoever looks for a name sorts by it, or searches the page.
final class Members {
    static final List<String> STATES = List.of("all", "active", "invited", "disabled");
    static final List<String> ROLES = Stream.concat(
                    Stream.of("all"), Stream.of(StaffRole.values()).map(StaffRole::word))
            .toList();
    static final List<String> HEADS = List.of(
            "id",
            "name",
            "sign-in-name",
            "state",
            "staff-roles",
            "register-roles",
            "invited-at",
            "set-up-at",
            "disabled-at");
    static final Listing<StaffMember> ALL = listing("all", "all", "", 0);

    private Members() {}

    static Listing<StaffMember> listing(String state, String role, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("state", Listing.filter(STATES, state));
        filters.put("role", Listing.filter(ROLES, role));
        SequencedMap<String, Comparator<StaffMember>> orders = new LinkedHashMap<>();
        orders.put("name", Comparator.comparing(StaffMember::displayName, String.CASE_INSENSITIVE_ORDER));
        orders.put("role", Comparator.comparing(member -> roles(member).toString()));
        orders.put("since", Comparator.comparing(StaffMember::createdAt));
        orders.put("state", Comparator.comparing(Members::state));
        return new Listing<>("/staff", filters, Columns.of(orders, sort), "", from);
    }

    static boolean isShown(StaffMember member, Listing<StaffMember> list) {
        String state = list.filter("state");
        String role = list.filter("role");
        return (state.equals(Listing.ALL) || state.equals(state(member)))
                && (role.equals(Listing.ALL) || roles(member).contains(role));
    }

    static String state(StaffMember member) {
        if (member.disabledAt().isPresent()) {
            return "disabled";
        }
        return member.setUpAt().isPresent() ? "active" : "invited";
    }

    static List<String> cells(StaffMember member) {
        return List.of(
                member.id().toString(),
                member.displayName(),
                member.name(),
                state(member),
                String.join(" ", roles(member)),
                String.join(" ", member.roles()),
                member.createdAt().toString(),
                Csv.time(member.setUpAt()),
                Csv.time(member.disabledAt()));
    }

    private static List<String> roles(StaffMember member) {
        return member.staffRoles().stream().map(StaffRole::word).sorted().toList();
    }
}
