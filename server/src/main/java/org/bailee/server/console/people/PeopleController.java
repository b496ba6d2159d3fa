package org.bailee.server.console.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.access.Intent;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Field;
import org.bailee.server.register.Register;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.types.Kind;
import org.bailee.server.types.Value;
import org.bailee.server.vault.Search;
import org.bailee.server.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Finds a person by a value somebody gave, or by their number. The value comes in the form and is never shown again.
@Controller
final class PeopleController {
    private static final int MOST_FOUND = 20;

    private final Access access;
    private final Vault vault;
    private final Register register;
    private final Pages pages;

    PeopleController(Access access, Vault vault, Register register, Pages pages) {
        this.access = access;
        this.vault = vault;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/people")
    View form(Session session, HttpServletRequest request) {
        session.staff().must(Permission.SUBJECTS_READ);
        return page(session, request, "", "", Optional.empty(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/people/find")
    View find(
            Session session,
            @RequestParam(name = "for", defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            HttpServletRequest request) {
        session.staff().must(Permission.SUBJECTS_READ);
        try {
            Page<SubjectId> found = search(session, purpose, condition(FieldPath.parse(field), value.strip()));
            return found.items().size() == 1
                    ? Lead.to("/people/" + found.items().getFirst() + "?for=" + purpose)
                    : page(session, request, purpose, field, Optional.of(found), List.of(), HttpStatus.OK);
        } catch (Invalid wrong) {
            return page(
                    session,
                    request,
                    purpose,
                    field,
                    Optional.empty(),
                    pages.words(request).wrong(wrong),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/people/open")
    View open(Session session, @RequestParam(defaultValue = "") String id, HttpServletRequest request) {
        session.staff().must(Permission.SUBJECTS_READ);
        try {
            return Lead.to("/people/" + SubjectId.parse(id.strip()));
        } catch (Invalid wrong) {
            List<String> reasons = pages.words(request).wrong(wrong);
            return page(session, request, "", "", Optional.empty(), reasons, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page<SubjectId> search(Session session, String purpose, Search.Condition condition) {
        Intent intent = Intent.of(session.staff(), Optional.of(purpose), Optional.empty());
        return vault.search(intent, new Search(List.of(condition), Optional.empty(), MOST_FOUND));
    }

    /// The whole value where that can be looked up, else its words.
    private Search.Condition condition(FieldPath path, String value) {
        boolean exact = register.current()
                .definition()
                .field(path)
                .filter(PeopleController::isFoundWhole)
                .isPresent();
        return exact
                ? new Search.Condition.Equal(path, new Value.Text(value))
                : new Search.Condition.Words(path, value);
    }

    private View page(
            Session session,
            HttpServletRequest request,
            String purpose,
            String field,
            Optional<Page<SubjectId>> found,
            List<String> wrong,
            HttpStatus status) {
        Map<String, Map<FieldPath, org.bailee.server.register.View>> sees = access.sees(session.staff());
        List<String> fields = register.current()
                .definition()
                .fields()
                .filter(one -> isFoundWhole(one) || one.search().contains(org.bailee.server.types.Search.WORDS))
                .map(Field::path)
                // Whoever sees only that there is a value must not find it out by searching.
                .filter(path -> sees.values().stream().anyMatch(views -> isSeen(views.get(path))))
                .map(FieldPath::toString)
                .toList();
        PeopleView view = new PeopleView(
                Choice.of(register, sees.keySet()),
                fields,
                purpose,
                field,
                found.isPresent(),
                found.stream()
                        .flatMap(one -> one.items().stream())
                        .map(SubjectId::toString)
                        .toList(),
                found.flatMap(Page::next).isPresent(),
                wrong);
        return pages.page(request, "people/people.jte", "people", view, status);
    }

    private static boolean isSeen(org.bailee.server.register.@Nullable View view) {
        return view != null && view != org.bailee.server.register.View.PRESENT;
    }

    /// A value of several parts cannot be typed into one box.
    private static boolean isFoundWhole(Field field) {
        return field.type().kind() != Kind.PARTS
                && (field.unique() || field.search().contains(org.bailee.server.types.Search.EXACT));
    }
}
