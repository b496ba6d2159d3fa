package org.bailee.server.console.restrictions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailee.server.access.Intent;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.console.holds.DueHolds;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.vault.Hold;
import org.bailee.server.vault.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists restrictions of processing (GDPR Art. 18), places one, lifts one.
@Controller
final class RestrictionsController {
    private final Vault vault;
    private final Colleagues colleagues;
    private final DueHolds holds;
    private final Pages pages;

    RestrictionsController(Vault vault, Colleagues colleagues, InstantSource clock, Pages pages) {
        this.vault = vault;
        this.colleagues = colleagues;
        this.holds = new DueHolds(vault::restrictions, vault::restrictions, clock);
        this.pages = pages;
    }

    @GetMapping("/restrictions")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String due,
            @RequestParam(defaultValue = "all") String ground,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = Lists.SOONEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Optional<SubjectId> whose = DueHolds.person(person);
        Listing<Hold> list = Lists.listing(due, ground, whose, sort, Listing.from(from));
        RestrictionForm empty = new RestrictionForm(person, "", "", "", "");
        return shown(session, request, list, whose, empty, List.of(), HttpStatus.OK);
    }

    @GetMapping("/restrictions.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "all") String due,
            @RequestParam(defaultValue = "all") String ground,
            @RequestParam(defaultValue = "") String person) {
        Optional<SubjectId> whose = DueHolds.person(person);
        Listing<Hold> list = Lists.listing(due, ground, whose, Lists.SOONEST, 0);
        return Download.csv(
                "restrictions.csv",
                Lists.HEADS,
                holds(session.staff(), list, whose).map(Lists::cells));
    }

    @PostMapping("/restrictions")
    View place(
            Session session,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String reviewOn,
            HttpServletRequest request) {
        RestrictionForm form =
                new RestrictionForm(person.strip(), ground, because.strip(), owner.strip(), reviewOn.strip());
        try {
            SubjectId subject = SubjectId.parse(form.person());
            vault.restrict(session.staff(), Optional.empty(), subject, form.kind(), form.hold());
            return Lead.to("/restrictions?person=" + subject);
        } catch (Invalid wrong) {
            return refused(session, request, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (NotFound nobody) {
            return refused(session, request, form, nobody, HttpStatus.NOT_FOUND);
        }
    }

    /// What was set aside is used again from then on, and so this needs more than a click, and the day on which the
    /// person was told (GDPR Art. 18(3)).
    @PostMapping("/restrictions/{id}/lift")
    View lift(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String told,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        by.must(Permission.RESTRICTIONS_MANAGE);
        try {
            Optional<String> why = Optional.of(reason.strip()).filter(text -> !text.isEmpty());
            vault.lift(by, Intent.reference(why), HoldId.parse(id), Optional.of(DueHolds.day("told", told)));
            return Lead.to(DueHolds.person(person)
                    .map(one -> "/restrictions?person=" + one)
                    .orElse("/restrictions"));
        } catch (Invalid wrong) {
            return refused(session, request, RestrictionForm.EMPTY, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View refused(
            Session session, HttpServletRequest request, RestrictionForm form, Problem wrong, HttpStatus status) {
        Listing<Hold> list = Lists.listing(Listing.ALL, Listing.ALL, Optional.empty(), Lists.SOONEST, 0);
        List<String> refused = pages.words(request).wrong(wrong);
        return shown(session, request, list, Optional.empty(), form, refused, status);
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            Listing<Hold> list,
            Optional<SubjectId> person,
            RestrictionForm form,
            List<String> refused,
            HttpStatus status) {
        RestrictionsView view = new RestrictionsView(
                list,
                list.part(holds(session.staff(), list, person)),
                person.map(SubjectId::toString).orElse(""),
                holds.today(),
                form,
                refused);
        Words words = pages.words(request);
        String title = person.isPresent()
                ? words.say(
                        "restrictions.title.person",
                        vault.restrictions(session.staff(), person.get()).size())
                : words.say("restrictions.title", holds.due(session.staff()));
        return pages.titled(request, "restrictions/restrictions.jte", "restrictions", view, status, title);
    }

    private Stream<Hold> holds(Actor actor, Listing<Hold> list, Optional<SubjectId> person) {
        return holds.read(actor, list, person).filter(hold -> Lists.isAsked(list, hold));
    }
}
