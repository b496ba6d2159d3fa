package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bailee.server.access.Access;
import org.bailee.server.access.Grant;
import org.bailee.server.access.Reveals;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Ticked;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Activity;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.RecordId;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows one person for one activity, masked; opens what the reader has a reason to see.
@Controller
final class PersonController {
    /// Long enough to write an address down, too short to leave a screen.
    private static final int SEALS_AFTER_SECONDS = 60;

    private final Access access;
    private final Reveals reveals;
    private final Vault vault;
    private final Register register;
    private final Pages pages;

    /// What a page of a person is asked with, beside the session.
    private record Asked(SubjectId subject, String purpose, String shown, String after) {
        Optional<RecordId> record() {
            return Optional.of(after).filter(text -> !text.isEmpty()).map(RecordId::parse);
        }
    }

    PersonController(Access access, Reveals reveals, Vault vault, Register register, Pages pages) {
        this.access = access;
        this.reveals = reveals;
        this.vault = vault;
        this.register = register;
        this.pages = pages;
    }

    /// Without an activity nothing is opened: the page asks for one.
    @GetMapping("/people/{id}")
    View show(
            Session session,
            @PathVariable String id,
            @RequestParam(name = "for", defaultValue = "") String purpose,
            @RequestParam(name = "in", defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        if (purpose.isEmpty()) {
            session.staff().must(Permission.SUBJECTS_READ);
            ChooseView view = new ChooseView(
                    subject.toString(),
                    Choice.of(register, access.sees(session.staff()).keySet()),
                    Duties.of(vault, session.staff(), subject));
            return pages.page(request, "people/choose.jte", "people", view);
        }
        Asked asked = new Asked(subject, purpose, shown, after);
        Grant masked = reveals.look(session, purpose, subject);
        return page(session, request, asked, masked, Optional.empty(), "", Set.of(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/people/{id}/reveal")
    View reveal(
            Session session,
            @PathVariable String id,
            @RequestParam(name = "for", defaultValue = "") String purpose,
            @RequestParam(name = "in", defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") Set<String> field,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        Asked asked = new Asked(SubjectId.parse(id), purpose, shown, after);
        Set<FieldPath> fields = Ticked.of(field).stream().map(FieldPath::parse).collect(Collectors.toSet());
        try {
            Grant opened = reveals.reveal(session, purpose, reason.strip(), asked.subject(), fields);
            Grant masked = reveals.look(session, purpose, asked.subject());
            View page = page(
                    session, request, asked, masked, Optional.of(opened), reason, Set.of(), List.of(), HttpStatus.OK);
            // Sealed again without a script: the browser itself asks for the page as it was before.
            response.setHeader("Refresh", SEALS_AFTER_SECONDS + ";url=" + place(asked));
            return page;
        } catch (Invalid wrong) {
            if (purpose.isEmpty()) {
                throw wrong;
            }
            Grant masked = reveals.look(session, purpose, asked.subject());
            return page(
                    session,
                    request,
                    asked,
                    masked,
                    Optional.empty(),
                    reason,
                    fields,
                    pages.words(request).wrong(wrong),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Denied why) {
            if (!why.code().equals("session.step-up")) {
                throw why;
            }
            return Lead.to("/step-up?back=" + URLEncoder.encode(place(asked), StandardCharsets.UTF_8));
        }
    }

    private View page(
            Session session,
            HttpServletRequest request,
            Asked asked,
            Grant masked,
            Optional<Grant> opened,
            String reason,
            Set<FieldPath> ticked,
            List<String> wrong,
            HttpStatus status) {
        RegisterDefinition definition = register.current().definition();
        PersonSheet sheet = new PersonSheet(vault, definition, masked, opened);
        // Also where only records are shown: who is unknown or erased is so on every page.
        List<PersonView.Collected> fields = asked.shown().isEmpty() ? sheet.fields() : List.of();
        Set<Permission> permissions = session.staff().permissions();
        PersonView view = new PersonView(
                asked.subject().toString(),
                asked.purpose(),
                definition.activity(asked.purpose()).map(Activity::says).orElse(""),
                fields,
                sheet.tables(asked.shown(), asked.record()),
                asked.shown(),
                asked.after(),
                !masked.held().isEmpty(),
                opened.isPresent(),
                definition.fields().anyMatch(field -> !masked.views().containsKey(field.path())),
                permissions.contains(Permission.ACCESS_BREAK_GLASS),
                permissions.contains(Permission.AUDIT_READ),
                Duties.of(vault, session.staff(), asked.subject()),
                wrong.isEmpty() ? "" : reason,
                ticked,
                wrong);
        return pages.page(request, "people/person.jte", "people", view, status);
    }

    /// The activity is one the register knows by now, and so a plain name.
    private static String place(Asked asked) {
        return "/people/" + asked.subject() + "?for=" + asked.purpose();
    }
}
