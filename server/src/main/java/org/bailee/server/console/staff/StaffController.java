package org.bailee.server.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Ticked;
import org.bailee.server.identity.IssuedLink;
import org.bailee.server.identity.NewStaff;
import org.bailee.server.identity.Resets;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Staff;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.Register;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists the staff, invites, gives roles, disables.
@Controller
final class StaffController {
    private static final String STAFF = "staff/staff.jte";
    private static final int PER_FETCH = 500;

    private final Staff staff;
    private final Resets resets;
    private final Register register;
    private final Pages pages;

    StaffController(Staff staff, Resets resets, Register register, Pages pages) {
        this.staff = staff;
        this.resets = resets;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/staff")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "all") String role,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Listing<StaffMember> list = Members.listing(state, role, sort, Listing.from(from));
        return shown(session, request, list, Optional.empty(), List.of(), HttpStatus.OK);
    }

    @GetMapping("/staff.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "all") String role,
            @RequestParam(defaultValue = "") String sort) {
        Listing<StaffMember> list = Members.listing(state, role, sort, 0);
        List<StaffMember> members = everybody(session).stream()
                .filter(member -> Members.isShown(member, list))
                .toList();
        return Download.csv(
                "staff.csv",
                Members.HEADS,
                list.columns().sorted(members).stream().map(Members::cells));
    }

    @PostMapping("/staff")
    View invite(
            Session session,
            @RequestParam String name,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") Set<String> staffRole,
            @RequestParam(defaultValue = "") Set<String> role,
            HttpServletRequest request) {
        try {
            NewStaff wanted = new NewStaff(
                    name, displayName, staffRoles(staffRole), Ticked.of(role), Optional.empty(), Optional.empty());
            return withCode(session, request, staff.invite(session, wanted));
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return shown(session, request, Members.ALL, Optional.empty(), wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict taken) {
            List<String> wrong = pages.words(request).wrong(taken);
            return shown(session, request, Members.ALL, Optional.empty(), wrong, HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/staff/{id}/invite")
    View inviteAgain(Session session, @PathVariable String id, HttpServletRequest request) {
        return withCode(session, request, staff.inviteAgain(session, ActorId.parse(id)));
    }

    @PostMapping("/staff/{id}/roles")
    View roles(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> staffRole,
            @RequestParam(defaultValue = "") Set<String> role) {
        staff.changeRoles(session, ActorId.parse(id), staffRoles(staffRole), Ticked.of(role));
        return back();
    }

    @PostMapping("/staff/{id}/disable")
    View disable(Session session, @PathVariable String id) {
        staff.disable(session, ActorId.parse(id));
        return back();
    }

    @PostMapping("/staff/{id}/enable")
    View enable(Session session, @PathVariable String id) {
        staff.enable(session, ActorId.parse(id));
        return back();
    }

    /// The page with a code that is shown this once.
    View withCode(Session session, HttpServletRequest request, IssuedLink link) {
        return shown(session, request, Members.ALL, Optional.of(link), List.of(), HttpStatus.OK);
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            Listing<StaffMember> list,
            Optional<IssuedLink> link,
            List<String> refused,
            HttpStatus status) {
        boolean manages = session.staff().permissions().contains(Permission.STAFF_MANAGE);
        List<StaffMember> everybody = everybody(session);
        StaffView view = new StaffView(
                everybody,
                list,
                list.part(everybody.stream().filter(member -> Members.isShown(member, list))),
                manages ? resets.waiting(session) : List.of(),
                resets.takeTwo(session),
                manages,
                session.staff().permissions().contains(Permission.SESSIONS_END),
                link.map(IssuedLink::token).orElse(""),
                link.map(issued -> issued.staff().displayName()).orElse(""),
                List.copyOf(register.current().definition().seeingRoles()),
                refused);
        String title = pages.words(request).say("staff.staff.title", everybody.size());
        return pages.titled(request, STAFF, "staff", view, status, title);
    }

    /// Whoever works here can be counted; only so can they be sorted.
    private List<StaffMember> everybody(Session session) {
        return Page.all(after -> staff.list(session, after, PER_FETCH)).toList();
    }

    private static Set<StaffRole> staffRoles(Set<String> words) {
        Set<StaffRole> roles = new TreeSet<>();
        Ticked.of(words)
                .forEach(word -> roles.add(StaffRole.named(word)
                        .orElseThrow(() -> Invalid.of(
                                "staffRole",
                                "staff-role.unknown",
                                "There is no such role.",
                                "Choose one of those shown."))));
        return roles;
    }

    private static View back() {
        return Lead.to("/staff");
    }
}
