package org.bailee.server.console.approvals;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.bailee.server.access.Approval;
import org.bailee.server.access.Approvals;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The form in which somebody asks for a role for a time, or for many people.
@Controller
final class AskController {
    private final Approvals approvals;
    private final Register register;
    private final Pages pages;

    AskController(Approvals approvals, Register register, Pages pages) {
        this.approvals = approvals;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/approvals/ask")
    View form(@RequestParam(defaultValue = "role") String kind, HttpServletRequest request) {
        return shown(request, kind.equals("bulk"), "", "", "1", "", List.of(), HttpStatus.OK);
    }

    @PostMapping("/approvals/ask")
    View ask(
            Session session,
            @RequestParam(defaultValue = "role") String kind,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        boolean bulk = kind.equals("bulk");
        try {
            String[] words = wanted.split(" ", 2);
            String reference = reason.strip();
            Approval asked = bulk
                    ? approvals.askForBulk(session.staff(), wanted, number(people), number(hours), reference)
                    : approvals.askForRole(
                            session, words[0], words.length < 2 ? "" : words[1], number(hours), reference);
            return Lead.to("/approvals/" + asked.id());
        } catch (Invalid invalid) {
            List<String> wrong = pages.words(request).wrong(invalid);
            return shown(request, bulk, wanted, people, hours, reason, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict many) {
            List<String> wrong = pages.words(request).wrong(many);
            return shown(request, bulk, wanted, people, hours, reason, wrong, HttpStatus.CONFLICT);
        }
    }

    private View shown(
            HttpServletRequest request,
            boolean bulk,
            String chosen,
            String people,
            String hours,
            String reason,
            List<String> wrong,
            HttpStatus status) {
        AskView view =
                new AskView(bulk, Choice.of(register), chosen, people, hours, reason, approvals.mostHours(), wrong);
        String title = pages.words(request).say(bulk ? "approvals.ask.bulk.title" : "approvals.ask.title");
        return pages.titled(request, "approvals/ask.jte", "approvals", view, status, title);
    }

    /// What is no number is out of every range.
    private static int number(String text) {
        return text.strip().matches("[0-9]{1,9}") ? Integer.parseInt(text.strip()) : -1;
    }
}
