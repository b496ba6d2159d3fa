package org.bailee.server.console.approvals;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.bailee.server.access.Approval;
import org.bailee.server.access.Approval.Standing;
import org.bailee.server.access.Approvals;
import org.bailee.server.access.BreakGlass;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Session;
import org.bailee.server.register.Register;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows what waits, what was asked for and what runs; lets others than who asked decide.
@Controller
final class ApprovalsController {
    private static final int PER_FETCH = 500;
    private static final String ROOM = "approvals";

    private final Approvals approvals;
    private final BreakGlass breakGlass;
    private final Register register;
    private final Pages pages;

    ApprovalsController(Approvals approvals, BreakGlass breakGlass, Register register, Pages pages) {
        this.approvals = approvals;
        this.breakGlass = breakGlass;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/approvals")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(defaultValue = Requests.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        List<Approval> waiting = approvals.waitingFor(session);
        Listing<Row> list = Requests.listing(show, sort, Listing.from(from));
        var review = breakGlass.unreviewed(session);
        ApprovalsView view = new ApprovalsView(
                review,
                waiting,
                list,
                list.part(rows(session, list)),
                session.staff().permissions().contains(Permission.SUBJECTS_READ),
                approvals.seesAll(session),
                session.staff().id());
        long todo = waiting.size()
                + review.stream().filter(glass -> !view.isMine(glass)).count();
        String title = pages.words(request).say("approvals.approvals.title", todo);
        return pages.titled(request, "approvals/approvals.jte", ROOM, view, HttpStatus.OK, title);
    }

    @GetMapping("/approvals.csv")
    View csv(Session session, @RequestParam(defaultValue = "all") String show) {
        Listing<Row> list = Requests.listing(show, Requests.NEWEST, 0);
        return Download.csv("approvals.csv", Requests.HEADS, rows(session, list).map(Requests::cells));
    }

    @GetMapping("/approvals/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        Approval approval = approvals.find(session, ActorId.parse(id).value());
        Row row = row(approval);
        boolean approver = session.staff().permissions().contains(Permission.ACCESS_APPROVE);
        boolean own = approval.askedBy().equals(session.staff().id());
        boolean waits = row.standing() == Standing.WAITING;
        boolean asked = approver && !own && waits;
        boolean fromAsker = asked && approvals.isFromAsker(session, approval);
        ApprovalView view = new ApprovalView(
                row,
                approval.isBulk() ? List.of() : Choice.shown(register, approval.purpose(), approval.wanted()),
                asked && !fromAsker,
                (approver || own) && (row.standing() == Standing.ACTIVE || own && waits),
                own,
                fromAsker);
        Words words = pages.words(request);
        String title = approval.isBulk()
                ? words.say(
                        "approvals.waiting.bulk",
                        approval.askerName(),
                        Integer.valueOf(approval.wanted()),
                        approval.purpose())
                : words.say("approvals.waiting.role", approval.askerName(), approval.wanted(), approval.purpose());
        return pages.titled(request, "approvals/approval.jte", ROOM, view, HttpStatus.OK, title);
    }

    @PostMapping("/approvals/{id}/approve")
    View approve(Session session, @PathVariable String id) {
        approvals.approve(session, ActorId.parse(id).value());
        return Lead.to("/approvals");
    }

    @PostMapping("/approvals/{id}/decline")
    View decline(Session session, @PathVariable String id) {
        approvals.decline(session, ActorId.parse(id).value());
        return Lead.to("/approvals");
    }

    @PostMapping("/approvals/{id}/end")
    View end(Session session, @PathVariable String id) {
        approvals.end(session, ActorId.parse(id).value());
        return Lead.to("/approvals");
    }

    private Stream<Row> rows(Session session, Listing<Row> list) {
        return Page.all(before -> approvals.list(session, before, PER_FETCH))
                .map(this::row)
                .filter(row -> Requests.isShown(row, list));
    }

    private Row row(Approval approval) {
        return new Row(approval, approvals.standing(approval));
    }
}
