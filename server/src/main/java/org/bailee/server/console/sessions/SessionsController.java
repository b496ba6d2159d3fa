package org.bailee.server.console.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.OpenSession;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.SessionId;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.Staff;
import org.bailee.server.shared.ActorId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows where a colleague is signed in, and ends it: a telephone is lost before its owner can say so.
@Controller
final class SessionsController {
    private static final String NEWEST = "-seen";

    private final Sessions sessions;
    private final Staff staff;
    private final Pages pages;

    SessionsController(Sessions sessions, Staff staff, Pages pages) {
        this.sessions = sessions;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping("/account/sessions.csv")
    View own(
            Session session,
            @RequestParam(defaultValue = "all") String factor,
            @RequestParam(defaultValue = NEWEST) String sort) {
        SessionsView view = SessionsView.own(sessions.list(session), factor, sort);
        return Download.csv("sessions.csv", SessionsView.HEADS, view.lines());
    }

    @GetMapping("/staff/{id}/sessions")
    View list(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "all") String factor,
            @RequestParam(defaultValue = NEWEST) String sort,
            HttpServletRequest request) {
        ActorId whose = ActorId.parse(id);
        List<OpenSession> open = sessions.list(session, whose);
        String name = staff.find(session, whose).displayName();
        SessionsView view = SessionsView.of(whose.toString(), open, factor, sort);
        String title = pages.words(request).say("sessions.sessions.title", name, open.size());
        return pages.titled(request, "sessions/sessions.jte", "staff", view, HttpStatus.OK, title);
    }

    @GetMapping("/staff/{id}/sessions.csv")
    View csv(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "all") String factor,
            @RequestParam(defaultValue = NEWEST) String sort) {
        ActorId whose = ActorId.parse(id);
        List<OpenSession> open = sessions.list(session, whose);
        // Nobody's sessions are none; but who is nobody shall not seem to be somebody.
        staff.find(session, whose);
        SessionsView view = SessionsView.of(whose.toString(), open, factor, sort);
        return Download.csv("sessions.csv", SessionsView.HEADS, view.lines());
    }

    @PostMapping("/staff/{id}/sessions/end")
    View endAll(Session session, @PathVariable String id) {
        ActorId whose = ActorId.parse(id);
        sessions.endAll(session, whose);
        staff.find(session, whose);
        return Lead.to("/staff/" + whose + "/sessions");
    }

    /// @param id of the session
    /// @param of whose it is, to lead back there
    @PostMapping("/staff/sessions/{id}/end")
    View end(Session session, @PathVariable String id, @RequestParam(defaultValue = "") String of) {
        ActorId whose = ActorId.parse(of);
        sessions.end(session, SessionId.parse(id));
        return Lead.to("/staff/" + whose + "/sessions");
    }
}
