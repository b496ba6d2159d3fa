package org.bailee.server.console.approvals;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bailee.server.access.BreakGlass;
import org.bailee.server.access.Glass;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Opens one record in an emergency, and lets somebody else review it.
@Controller
final class EmergencyController {
    private final BreakGlass breakGlass;
    private final Register register;
    private final Pages pages;

    EmergencyController(BreakGlass breakGlass, Register register, Pages pages) {
        this.breakGlass = breakGlass;
        this.register = register;
        this.pages = pages;
    }

    /// Asks for the second factor before the form is filled in, and not after.
    @GetMapping("/people/{id}/break-glass")
    View form(Session session, @PathVariable String id, HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        breakGlass.mayOpen(session);
        return form(request, subject, "", "", List.of(), HttpStatus.OK);
    }

    @PostMapping("/people/{id}/break-glass")
    View open(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        String[] words = wanted.split(" ", 2);
        try {
            Glass glass = breakGlass.open(session, subject, words.length < 2 ? "" : words[1], words[0], reason.strip());
            return Lead.to("/break-glass/" + glass.id());
        } catch (Invalid invalid) {
            return form(
                    request,
                    subject,
                    wanted,
                    reason,
                    pages.words(request).wrong(invalid),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/break-glass/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        return shown(
                session, request, breakGlass.find(session, ActorId.parse(id).value()), List.of(), HttpStatus.OK);
    }

    @PostMapping("/break-glass/{id}/end")
    View end(Session session, @PathVariable String id) {
        breakGlass.end(session, ActorId.parse(id).value());
        return Lead.to("/break-glass/" + id);
    }

    @PostMapping("/break-glass/{id}/review")
    View review(
            Session session,
            @PathVariable String id,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reference,
            HttpServletRequest request) {
        try {
            Glass.Verdict found = Glass.Verdict.named(verdict)
                    .orElseThrow(() -> Invalid.of(
                            "verdict", "verdict.unknown", "There is no such verdict.", "Choose one of those shown."));
            breakGlass.review(session, ActorId.parse(id).value(), found, reference.strip());
            return Lead.to("/approvals");
        } catch (Invalid invalid) {
            Glass glass = breakGlass.find(session, ActorId.parse(id).value());
            return shown(
                    session, request, glass, pages.words(request).wrong(invalid), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View form(
            HttpServletRequest request,
            SubjectId subject,
            String chosen,
            String reason,
            List<String> wrong,
            HttpStatus status) {
        EmergencyView view = new EmergencyView(
                subject.toString(), Choice.of(register), chosen, reason, BreakGlass.LASTS.toMinutes(), wrong);
        return pages.page(request, "approvals/emergency.jte", "", view, status);
    }

    private View shown(
            Session session, HttpServletRequest request, Glass glass, List<String> wrong, HttpStatus status) {
        boolean approver = session.staff().permissions().contains(Permission.ACCESS_APPROVE);
        boolean own = glass.openedBy().equals(session.staff().id());
        boolean waits = approver && !own && glass.reviewedAt().isEmpty();
        boolean fromOpener = waits && breakGlass.isFromOpener(session, glass);
        boolean open = breakGlass.isOpen(glass);
        GlassView view = new GlassView(
                glass,
                open,
                Choice.shown(register, glass.purpose(), glass.role()),
                waits && !fromOpener,
                open && (own || approver),
                own,
                fromOpener,
                wrong);
        String title =
                pages.words(request).say("approvals.review.one", glass.openerName(), glass.role(), glass.purpose());
        return pages.titled(request, "approvals/glass.jte", "approvals", view, status, title);
    }
}
