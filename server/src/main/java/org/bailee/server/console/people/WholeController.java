package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Vault;
import org.bailee.server.vault.WholePreview;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Erases a whole person (GDPR Art. 17), after showing what goes, what holds it back, and until when a copy opens.
@Controller
final class WholeController {
    private final Vault vault;
    private final Erasures erasures;
    private final Colleagues colleagues;
    private final Pages pages;

    WholeController(Vault vault, Erasures erasures, Colleagues colleagues, Pages pages) {
        this.vault = vault;
        this.erasures = erasures;
        this.colleagues = colleagues;
        this.pages = pages;
    }

    /// The second factor is asked for before anything is typed, so that nothing typed is lost on the way.
    @GetMapping("/people/{id}/erase/whole")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        SubjectId subject = SubjectId.parse(id);
        try {
            return shown(by, request, subject, WholeForm.EMPTY, List.of(), HttpStatus.OK);
        } catch (NotFound nobody) {
            return told(by, subject, nobody);
        }
    }

    @PostMapping("/people/{id}/erase/whole")
    View erase(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String confirm,
            HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        SubjectId subject = SubjectId.parse(id);
        WholeForm form = new WholeForm(reason, confirm);
        try {
            return erase(by, request, subject, form);
        } catch (NotFound nobody) {
            // Another was quicker, or the button was pressed twice.
            return told(by, subject, nobody);
        }
    }

    private View erase(Actor by, HttpServletRequest request, SubjectId subject, WholeForm form) {
        try {
            Optional<String> why = form.confirmed(subject);
            vault.erase(by, why, subject);
            return Lead.to("/erasures/" + subject);
        } catch (Invalid wrong) {
            List<String> refused = pages.words(request).wrong(wrong);
            return shown(by, request, subject, form, refused, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict held) {
            // Held since the page was shown: it is shown anew, with what lies on the person now.
            List<String> refused = pages.words(request).wrong(held);
            return shown(by, request, subject, form, refused, HttpStatus.CONFLICT);
        }
    }

    private View shown(
            Actor by,
            HttpServletRequest request,
            SubjectId subject,
            WholeForm form,
            List<String> refused,
            HttpStatus status) {
        WholePreview preview = vault.previewErasure(by, subject);
        WholeView view = new WholeView(subject.toString(), preview, erasures.ifErasedNow(by), form, refused);
        String title = preview.isFree() ? "people.whole.title" : "people.whole.title.held";
        return pages.titled(
                request,
                "people/whole.jte",
                "people",
                view,
                status,
                pages.words(request).say(title));
    }

    /// Where somebody was erased, the page that says when and by whom, as long as the log tells it.
    private View told(Actor by, SubjectId subject, NotFound nobody) {
        if (!nobody.isErased()) {
            throw nobody;
        }
        try {
            erasures.look(by, subject);
            return Lead.to("/erasures/" + subject);
        } catch (NotFound _) {
            throw nobody;
        }
    }
}
