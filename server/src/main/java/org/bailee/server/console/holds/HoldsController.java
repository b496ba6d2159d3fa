package org.bailee.server.console.holds;

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
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.HoldId;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.NotFound;
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

/// Lists legal holds, places one, lifts one.
@Controller
final class HoldsController {
    private final Vault vault;
    private final Colleagues colleagues;
    private final DueHolds holds;
    private final Pages pages;

    HoldsController(Vault vault, Colleagues colleagues, InstantSource clock, Pages pages) {
        this.vault = vault;
        this.colleagues = colleagues;
        this.holds = new DueHolds(vault::legalHolds, vault::legalHolds, clock);
        this.pages = pages;
    }

    @GetMapping("/holds")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String due,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = Lists.SOONEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Optional<SubjectId> whose = DueHolds.person(person);
        Listing<Hold> list = Lists.listing(due, whose, sort, Listing.from(from));
        HoldForm empty = new HoldForm(person, "", "", "");
        return shown(session, request, list, whose, empty, List.of(), HttpStatus.OK);
    }

    @GetMapping("/holds.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = "all") String due,
            @RequestParam(defaultValue = "") String person) {
        Optional<SubjectId> whose = DueHolds.person(person);
        Listing<Hold> list = Lists.listing(due, whose, Lists.SOONEST, 0);
        return Download.csv(
                "holds.csv", Lists.HEADS, holds(session.staff(), list, whose).map(Lists::cells));
    }

    @PostMapping("/holds")
    View place(
            Session session,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String reviewOn,
            HttpServletRequest request) {
        HoldForm form = new HoldForm(person.strip(), because.strip(), owner.strip(), reviewOn.strip());
        try {
            SubjectId subject = SubjectId.parse(form.person());
            vault.hold(session.staff(), Optional.empty(), subject, form.hold());
            return Lead.to("/holds?person=" + subject);
        } catch (Invalid wrong) {
            return refused(session, request, form, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (NotFound nobody) {
            return refused(session, request, form, nobody, HttpStatus.NOT_FOUND);
        }
    }

    /// What was kept only because of the hold can be erased from then on, and so this needs more than a click.
    @PostMapping("/holds/{id}/release")
    View release(
            Session session,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        Actor by = colleagues.fresh(session);
        try {
            Optional<String> why = Optional.of(reason.strip()).filter(text -> !text.isEmpty());
            vault.release(by, Intent.reference(why), HoldId.parse(id));
            return Lead.to(
                    DueHolds.person(person).map(one -> "/holds?person=" + one).orElse("/holds"));
        } catch (Invalid wrong) {
            return refused(session, request, HoldForm.EMPTY, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private View refused(Session session, HttpServletRequest request, HoldForm form, Problem wrong, HttpStatus status) {
        Listing<Hold> list = Lists.listing(Listing.ALL, Optional.empty(), Lists.SOONEST, 0);
        List<String> refused = pages.words(request).wrong(wrong);
        return shown(session, request, list, Optional.empty(), form, refused, status);
    }

    private View shown(
            Session session,
            HttpServletRequest request,
            Listing<Hold> list,
            Optional<SubjectId> person,
            HoldForm form,
            List<String> refused,
            HttpStatus status) {
        HoldsView view = new HoldsView(
                list,
                list.part(holds(session.staff(), list, person)),
                person.map(SubjectId::toString).orElse(""),
                holds.today(),
                form,
                refused);
        Words words = pages.words(request);
        String title = person.isPresent()
                ? words.say(
                        "holds.title.person",
                        vault.legalHolds(session.staff(), person.get()).size())
                : words.say("holds.title", holds.due(session.staff()));
        return pages.titled(request, "holds/holds.jte", "holds", view, status, title);
    }

    private Stream<Hold> holds(Actor actor, Listing<Hold> list, Optional<SubjectId> person) {
        return holds.read(actor, list, person);
    }
}
