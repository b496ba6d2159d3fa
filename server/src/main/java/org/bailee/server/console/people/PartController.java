package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bailee.server.access.Intent;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.PartErased;
import org.bailee.server.vault.PartPreview;
import org.bailee.server.vault.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Erases a part of a person (GDPR Art. 17), after showing what goes and what is held back.
@Controller
final class PartController {
    private final Vault vault;
    private final Register register;
    private final Erasures erasures;
    private final Colleagues colleagues;
    private final Pages pages;

    PartController(Vault vault, Register register, Erasures erasures, Colleagues colleagues, Pages pages) {
        this.vault = vault;
        this.register = register;
        this.erasures = erasures;
        this.colleagues = colleagues;
        this.pages = pages;
    }

    /// What is erased does not come back: the second factor is asked for before anything is chosen, so that nothing
    /// that was chosen is lost on the way.
    @GetMapping("/people/{id}/erase")
    View choose(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        colleagues.fresh(session);
        String part = done.matches("[1-9][0-9]{0,17}") ? done : "";
        return shown(
                session,
                request,
                SubjectId.parse(id),
                PartForm.EMPTY,
                Optional.empty(),
                part,
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/people/{id}/erase/preview")
    View preview(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> field,
            @RequestParam(defaultValue = "") Set<String> collection,
            @RequestParam(defaultValue = "") Set<String> activity,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        SubjectId subject = SubjectId.parse(id);
        PartForm form = new PartForm(field, collection, activity, reason);
        try {
            PartPreview preview =
                    vault.previewPart(session.staff(), Intent.reference(form.why()), subject, form.part());
            return shown(session, request, subject, form, Optional.of(preview), "", List.of(), HttpStatus.OK);
        } catch (Invalid wrong) {
            return refused(session, request, subject, form, wrong);
        }
    }

    @PostMapping("/people/{id}/erase")
    View erase(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") Set<String> field,
            @RequestParam(defaultValue = "") Set<String> collection,
            @RequestParam(defaultValue = "") Set<String> activity,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        SubjectId subject = SubjectId.parse(id);
        PartForm form = new PartForm(field, collection, activity, reason);
        try {
            PartErased done = vault.erasePart(by, Intent.reference(form.why()), subject, form.part());
            return Lead.to("/people/" + subject + "/erase?done=" + done.part());
        } catch (Invalid wrong) {
            return refused(session, request, subject, form, wrong);
        }
    }

    private View refused(Session session, HttpServletRequest request, SubjectId subject, PartForm form, Invalid wrong) {
        return shown(
                session,
                request,
                subject,
                form,
                Optional.empty(),
                "",
                pages.words(request).wrong(wrong),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            SubjectId subject,
            PartForm form,
            Optional<PartPreview> preview,
            String done,
            List<String> refused,
            HttpStatus status) {
        RegisterDefinition definition = register.current().definition();
        PartView view = new PartView(
                subject.toString(),
                List.copyOf(definition.collections().values()),
                List.copyOf(definition.activities().values()),
                form,
                preview,
                kept(definition, form),
                erasures.ifErasedNow(session.staff()),
                done,
                refused);
        return pages.page(request, "people/erase.jte", "people", view, status);
    }

    /// What the activities chosen need, and others need too.
    private static SortedMap<FieldPath, List<String>> kept(RegisterDefinition definition, PartForm form) {
        SortedMap<FieldPath, List<String>> kept = new TreeMap<>();
        form.activities().stream()
                .flatMap(name -> definition.activity(name).stream())
                .flatMap(activity -> activity.needs().stream())
                .filter(field -> !form.fields().contains(field.toString())
                        && !form.collections().contains(field.collection()))
                .forEach(field -> {
                    List<String> others = definition.activities().values().stream()
                            .filter(other -> !form.activities().contains(other.name()) && other.needs(field))
                            .map(other -> other.name())
                            .toList();
                    if (!others.isEmpty()) {
                        kept.put(field, others);
                    }
                });
        return kept;
    }
}
