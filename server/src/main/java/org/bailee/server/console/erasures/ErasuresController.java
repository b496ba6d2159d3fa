package org.bailee.server.console.erasures;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Columns;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.erasure.Certificate;
import org.bailee.server.erasure.Erased;
import org.bailee.server.erasure.Erasing;
import org.bailee.server.erasure.Erasures;
import org.bailee.server.erasure.Standing;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Lists who was erased, tells of one of them, and certifies it.
@Controller
final class ErasuresController {
    private static final String NEWEST = "-at";
    private static final String PEOPLE = "people";
    private static final String PDF = "pdf";
    private static final int PER_FETCH = 500;

    private final Erasures erasures;
    private final Names names;
    private final InstantSource clock;
    private final Pages pages;

    ErasuresController(Erasures erasures, Names names, InstantSource clock, Pages pages) {
        this.erasures = erasures;
        this.names = names;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/erasures")
    View list(
            Session session,
            @RequestParam(defaultValue = PEOPLE) String what,
            @RequestParam(defaultValue = "all") String since,
            @RequestParam(defaultValue = NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        Listing<Row> list = listing(what, since, sort, Listing.from(from));
        ErasuresView view =
                new ErasuresView(list, list.part(rows(session, list)), erasures.ifErasedNow(session.staff()));
        String title = pages.words(request).say(view.isOfParts() ? "erasures.parts.title" : "erasures.erasures.title");
        return pages.titled(request, "erasures/erasures.jte", "erasures", view, HttpStatus.OK, title);
    }

    @GetMapping("/erasures.csv")
    View csv(
            Session session,
            @RequestParam(defaultValue = PEOPLE) String what,
            @RequestParam(defaultValue = "all") String since) {
        return Download.csv(
                "erasures.csv",
                Row.HEADS,
                rows(session, listing(what, since, NEWEST, 0)).map(Row::cells));
    }

    /// What became of one person.
    @GetMapping("/erasures/{id}")
    View show(Session session, @PathVariable String id, HttpServletRequest request) {
        Standing standing = erasures.look(session.staff(), SubjectId.parse(id));
        ActorId by = standing.erased().by();
        ErasedView view = new ErasedView(standing, names.of(List.of(by)).getOrDefault(by, by.toString()));
        return pages.page(request, "erasures/erased.jte", "erasures", view);
    }

    /// A form and not a link: that it was stated is written down each time.
    @PostMapping("/erasures/{id}/certificate")
    View certify(Session session, @PathVariable String id, @RequestParam(defaultValue = PDF) String form) {
        SubjectId subject = SubjectId.parse(id);
        return download("erasure-" + subject, erasures.certify(session.staff(), subject), form);
    }

    @PostMapping("/erasures/{id}/parts/{part}/certificate")
    View certify(
            Session session,
            @PathVariable String id,
            @PathVariable long part,
            @RequestParam(defaultValue = PDF) String form) {
        SubjectId subject = SubjectId.parse(id);
        String name = "erasure-" + subject + "-" + part;
        return download(name, erasures.certify(session.staff(), subject, part), form);
    }

    private static View download(String name, Certificate certificate, String form) {
        return form.equals(PDF)
                ? Download.pdf(name + ".pdf", certificate.pdf())
                : Download.json(name + ".json", certificate.json());
    }

    private Stream<Row> rows(Session session, Listing<Row> list) {
        Optional<Instant> since = Optional.ofNullable(ErasuresView.LENGTHS.get(list.filter("since")))
                .map(length -> clock.instant().minus(length));
        Erasing what = Erasing.named(list.filter("what")).orElse(Erasing.PEOPLE);
        return Page.all(after -> page(session, what, since, after));
    }

    private Page<Row> page(Session session, Erasing what, Optional<Instant> since, Optional<String> after) {
        Page<Erased> found = erasures.list(session.staff(), what, since, after.map(EntryId::parse), PER_FETCH);
        Map<ActorId, String> known =
                names.of(found.items().stream().map(Erased::by).distinct().toList());
        return new Page<>(
                found.items().stream()
                        .map(one -> new Row(
                                one, known.getOrDefault(one.by(), one.by().toString())))
                        .toList(),
                found.next());
    }

    private static Listing<Row> listing(String what, String since, String sort, int from) {
        SequencedMap<String, String> filters = new LinkedHashMap<>();
        filters.put("what", ErasuresView.WHAT.contains(what) ? what : PEOPLE);
        filters.put("since", Listing.filter(ErasuresView.SINCE, since));
        SequencedMap<String, Comparator<Row>> orders = new LinkedHashMap<>();
        orders.put("at", Comparator.comparing(row -> row.erased().at()));
        orders.put("who", Comparator.comparing(Row::who, String.CASE_INSENSITIVE_ORDER));
        return new Listing<>("/erasures", filters, Columns.of(orders, sort), NEWEST, from);
    }
}
