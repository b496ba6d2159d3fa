package org.bailee.server.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.identity.IssuedLink;
import org.bailee.server.identity.LinkKind;
import org.bailee.server.identity.ResetAnswer;
import org.bailee.server.identity.ResetRequest;
import org.bailee.server.identity.Resets;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lets colleagues back in who lost a password or a second factor; for another administrator's factor it takes two.
@Controller
final class ResetController {
    private final Resets resets;
    private final StaffController staff;

    ResetController(Resets resets, StaffController staff) {
        this.resets = resets;
        this.staff = staff;
    }

    @PostMapping("/staff/{id}/reset")
    View start(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request) {
        ResetAnswer answer = resets.start(session, ActorId.parse(id), kind(kind));
        return switch (answer) {
            case IssuedLink link -> staff.withCode(session, request, link);
            case ResetRequest _ -> Lead.to("/staff");
        };
    }

    /// @param id of the request, not of the person
    @PostMapping("/staff/resets/{id}/approve")
    View approve(Session session, @PathVariable String id, HttpServletRequest request) {
        return staff.withCode(
                session, request, resets.approve(session, ActorId.parse(id).value()));
    }

    /// @param id of the request, not of the person
    @PostMapping("/staff/resets/{id}/decline")
    View decline(Session session, @PathVariable String id) {
        resets.decline(session, ActorId.parse(id).value());
        return Lead.to("/staff");
    }

    private static LinkKind kind(String word) {
        Optional<LinkKind> named = Arrays.stream(LinkKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
        return named.orElseThrow(
                () -> Invalid.of("kind", "reset.kind", "There is no such reset.", "Choose one of those shown."));
    }
}
