package org.bailee.server.console.custody;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Listing;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Session;
import org.bailee.server.keys.KeptSeal;
import org.bailee.server.keys.KeyEpoch;
import org.bailee.server.keys.KeyEpochs;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.RootChanges;
import org.bailee.server.keys.Rotation;
import org.bailee.server.keys.Seals;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.FieldPath;
import org.bailee.server.shared.Permission;
import org.bailee.server.vault.Indexes;
import org.bailee.server.vault.SearchIndex;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows who can open what is stored, and lets another key take over before its time.
@Controller
final class CustodyController {
    /// Often enough to watch it, seldom enough to read.
    private static final String SOON = "5;url=/custody";

    private final Seals seals;
    private final KeyEpochs epochs;
    private final RootChanges roots;
    private final KeyRing ring;
    private final Indexes indexes;
    private final Colleagues colleagues;
    private final InstantSource clock;
    private final Pages pages;

    CustodyController(
            Seals seals,
            KeyEpochs epochs,
            RootChanges roots,
            KeyRing ring,
            Indexes indexes,
            Colleagues colleagues,
            InstantSource clock,
            Pages pages) {
        this.seals = seals;
        this.epochs = epochs;
        this.roots = roots;
        this.ring = ring;
        this.indexes = indexes;
        this.colleagues = colleagues;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/custody")
    View show(
            Session session,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = Epochs.NEWEST) String sort,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        Listing<Epoch> list = Epochs.listing(state, sort, Listing.from(from));
        CustodyView view = view(session, list, List.of());
        if (view.isGoingOn()) {
            response.setHeader("Refresh", SOON);
        }
        return shown(request, view, HttpStatus.OK);
    }

    @GetMapping("/custody.csv")
    View csv(Session session, @RequestParam(defaultValue = "all") String state) {
        Listing<Epoch> list = Epochs.listing(state, Epochs.NEWEST, 0);
        return Download.csv(
                "epochs.csv",
                Epochs.HEADS,
                Epochs.shown(list, epochs.list(session.staff()), epochs.rotations(session.staff()))
                        .map(Epochs::cells));
    }

    @PostMapping("/custody/rotate")
    View rotate(Session session, @RequestParam(defaultValue = "") String seen, HttpServletRequest request) {
        // First whether they may at all: who may not is not asked for a code.
        session.staff().must(Permission.CUSTODY_MANAGE);
        try {
            epochs.begin(colleagues.fresh(session), Listing.from(seen));
            return Lead.to("/custody");
        } catch (Conflict otherwise) {
            return refused(session, request, otherwise);
        }
    }

    /// Gives the indexes of one field other keys, or all of them.
    @PostMapping("/custody/indexes")
    View rotateIndexes(
            Session session,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String all,
            HttpServletRequest request) {
        session.staff().must(Permission.CUSTODY_MANAGE);
        Optional<FieldPath> which = all.isEmpty() ? Optional.of(FieldPath.parse(field)) : Optional.empty();
        try {
            indexes.rotate(colleagues.fresh(session), which);
            return Lead.to("/custody#indexes");
        } catch (Conflict otherwise) {
            return refused(session, request, otherwise);
        }
    }

    private View refused(Session session, HttpServletRequest request, Conflict otherwise) {
        Listing<Epoch> list = Epochs.listing(Listing.ALL, Epochs.NEWEST, 0);
        List<String> refused = pages.words(request).wrong(otherwise);
        return shown(request, view(session, list, refused), HttpStatus.CONFLICT);
    }

    private CustodyView view(Session session, Listing<Epoch> list, List<String> refused) {
        List<KeptSeal> kept = seals.list(session.staff());
        List<KeyEpoch> there = epochs.list(session.staff());
        List<Rotation> rotations = epochs.rotations(session.staff());
        Optional<Rotation> underWay =
                rotations.stream().filter(one -> one.endedAt().isEmpty()).findFirst();
        long left = underWay.stream()
                .flatMap(next -> there.stream().filter(epoch -> epoch.number() < next.number()))
                .mapToLong(KeyEpoch::dataKeys)
                .sum();
        return new CustodyView(
                kept,
                ring.openedBy().equals(Optional.of("key-file")),
                list,
                list.part(Epochs.shown(list, there, rotations)),
                underWay,
                left,
                there.getLast().number(),
                epochs.due(),
                roots.list(session.staff()).stream().findFirst(),
                indexes.list(session.staff()).stream()
                        .filter(index -> index.state() != SearchIndex.State.GONE)
                        .toList(),
                clock.instant(),
                refused);
    }

    private View shown(HttpServletRequest request, CustodyView view, HttpStatus status) {
        String name = view.isHalted() ? "custody.custody.title.halted" : "custody.custody.title";
        String title = pages.words(request).say(name, view.seals().size());
        return pages.titled(request, "custody/custody.jte", "custody", view, status, title);
    }
}
