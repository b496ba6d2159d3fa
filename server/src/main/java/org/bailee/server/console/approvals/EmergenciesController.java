package org.bailee.server.console.approvals;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.access.BreakGlass;
import org.bailee.server.access.Glass;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.Csv;
import org.bailee.server.shared.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists the records opened in an emergency: everybody's for who may approve or read the log, else one's own.
@Controller
final class EmergenciesController {
    private static final int PER_FETCH = 500;
    private static final String NEWEST = "-opened";
    private static final List<String> HEADS = List.of(
            "id",
            "subject",
            "opened-by",
            "opened-at",
            "ends-at",
            "role",
            "purpose",
            "reason",
            "verdict",
            "reviewed-by",
            "reviewed-at",
            "reference");

    private final BreakGlass breakGlass;
    private final Pages pages;

    EmergenciesController(BreakGlass breakGlass, Pages pages) {
        this.breakGlass = breakGlass;
        this.pages = pages;
    }

    @GetMapping("/break-glass")
    View list(
            Session session,
            @RequestParam(defaultValue = "all") String verdict,
            @RequestParam(defaultValue = NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Listing<Glass> list = listing(verdict, sort, Listing.from(from));
        EmergenciesView view = new EmergenciesView(list, list.part(all(session, list)));
        return pages.page(request, "approvals/emergencies.jte", "approvals", view);
    }

    @GetMapping("/break-glass.csv")
    View csv(Session session, @RequestParam(defaultValue = "all") String verdict) {
        Stream<Glass> all = all(session, listing(verdict, NEWEST, 0));
        return Download.csv("break-glass.csv", HEADS, all.map(EmergenciesController::cells));
    }

    private Stream<Glass> all(Session session, Listing<Glass> list) {
        String verdict = list.filter("verdict");
        return Page.all(before -> breakGlass.list(session, before, PER_FETCH))
                .filter(glass -> verdict.equals(Listing.ALL) || verdict.equals(EmergenciesView.verdict(glass)));
    }

    private static Listing<Glass> listing(String verdict, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("verdict", Listing.filter(EmergenciesView.VERDICTS, verdict));
        SequencedMap<String, Comparator<Glass>> orders = new LinkedHashMap<>();
        orders.put("opened", Comparator.comparing(Glass::openedAt));
        orders.put("who", Comparator.comparing(Glass::openerName, String.CASE_INSENSITIVE_ORDER));
        orders.put("purpose", Comparator.comparing(Glass::purpose));
        orders.put("verdict", Comparator.comparing(EmergenciesView::verdict));
        return new Listing<>("/break-glass", filters, Columns.of(orders, sort), NEWEST, from);
    }

    private static List<String> cells(Glass glass) {
        return List.of(
                glass.id().toString(),
                glass.subject().toString(),
                glass.openerName(),
                glass.openedAt().toString(),
                glass.endsAt().toString(),
                glass.role(),
                glass.purpose(),
                glass.reason(),
                EmergenciesView.verdict(glass),
                glass.reviewerName().orElse(""),
                Csv.time(glass.reviewedAt()),
                glass.reference().orElse(""));
    }
}
