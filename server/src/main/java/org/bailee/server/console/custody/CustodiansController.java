package org.bailee.server.console.custody;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Ticked;
import org.bailee.server.identity.Colleagues;
import org.bailee.server.identity.Names;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Staff;
import org.bailee.server.identity.StaffMember;
import org.bailee.server.keys.Custodians;
import org.bailee.server.keys.KeptSeal;
import org.bailee.server.keys.NewSplit;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.Seals;
import org.bailee.server.keys.SplitState;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Permission;
import org.bailee.server.shared.Problem;
import org.bailee.server.shared.SealId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The ceremony: custodians are named, each sees their own share and types it back.
@Controller
final class CustodiansController {
    private static final String HOME = "/custodians";
    private static final int MOST_STAFF = 200;

    private final Custodians custodians;
    private final Seals seals;
    private final Colleagues colleagues;
    private final Staff staff;
    private final Names names;
    private final Pages pages;

    CustodiansController(
            Custodians custodians, Seals seals, Colleagues colleagues, Staff staff, Names names, Pages pages) {
        this.custodians = custodians;
        this.seals = seals;
        this.colleagues = colleagues;
        this.staff = staff;
        this.names = names;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View show(Session session, HttpServletRequest request) {
        return page(session, request, "", Typed.NOTHING, List.of(), HttpStatus.OK);
    }

    @PostMapping(HOME + "/share")
    View share(Session session, HttpServletRequest request) {
        String share = custodians.show(colleagues.fresh(session));
        return page(session, request, share, Typed.NOTHING, List.of(), HttpStatus.OK);
    }

    @PostMapping(HOME + "/confirm")
    View confirm(Session session, @RequestParam(defaultValue = "") String share, HttpServletRequest request) {
        try {
            custodians.confirm(colleagues.signedIn(session), share);
            return Lead.to(HOME);
        } catch (Invalid wrong) {
            return refused(session, request, Typed.NOTHING, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict changed) {
            return refused(session, request, Typed.NOTHING, changed, HttpStatus.CONFLICT);
        }
    }

    @PostMapping(HOME)
    View begin(
            Session session,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String needed,
            @RequestParam(defaultValue = "") Set<String> custodian,
            @RequestParam(defaultValue = "") String replaces,
            @RequestParam(defaultValue = "") String opening,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String keyFile,
            HttpServletRequest request) {
        Typed typed = new Typed(label.strip(), needed.strip(), custodian, replaces, opening);
        try {
            StaffMember actor = colleagues.fresh(session);
            custodians.begin(
                    actor,
                    new NewSplit(
                            label.strip(),
                            needed.strip().matches("[0-9]{1,3}") ? Integer.parseInt(needed.strip()) : 0,
                            Ticked.of(custodian).stream().map(ActorId::parse).toList(),
                            replaces.isEmpty() ? Optional.empty() : Optional.of(SealId.parse(replaces))),
                    opening(opening, passphrase, keyFile));
            return Lead.to(HOME);
        } catch (Invalid wrong) {
            return refused(session, request, typed, wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Conflict underWay) {
            return refused(session, request, typed, underWay, HttpStatus.CONFLICT);
        } catch (Denied denied) {
            if (!denied.code().equals("seal.not-opened")) {
                throw denied;
            }
            return refused(session, request, typed, denied, HttpStatus.FORBIDDEN);
        }
    }

    @PostMapping(HOME + "/abandon")
    View abandon(Session session) {
        custodians.abandon(colleagues.fresh(session));
        return Lead.to(HOME);
    }

    private static Opening opening(String by, String passphrase, String keyFile) {
        return switch (by) {
            case "custodians" -> new Opening.ByCustodians();
            case "token" -> new Opening.ByTokenPin(passphrase);
            case "key-file" -> new Opening.ByKeyFile(keyFile.replace("\r\n", "\n"));
            default -> new Opening.ByPassphrase(passphrase);
        };
    }

    private View refused(Session session, HttpServletRequest request, Typed typed, Problem problem, HttpStatus status) {
        return page(session, request, "", typed, pages.words(request).wrong(problem), status);
    }

    private View page(
            Session session,
            HttpServletRequest request,
            String share,
            Typed typed,
            List<String> wrong,
            HttpStatus status) {
        StaffMember reader = colleagues.signedIn(session);
        boolean manages = reader.permissions().contains(Permission.CUSTODY_MANAGE);
        Optional<SplitState> state = custodians.state(reader);
        List<KeptSeal> shared = manages
                ? seals.list(reader).stream()
                        .filter(seal -> seal.custodians().isPresent())
                        .toList()
                : List.of();
        List<ActorId> named = new ArrayList<>();
        state.ifPresent(under -> under.parts().forEach(part -> named.add(part.custodian())));
        shared.forEach(seal ->
                named.addAll(seal.custodians().map(KeptSeal.Shared::holders).orElse(List.of())));
        CustodiansView view = new CustodiansView(
                state,
                state.flatMap(under -> under.parts().stream()
                        .filter(part -> part.custodian().equals(reader.id()) && !part.isConfirmed())
                        .findFirst()),
                share,
                manages,
                shared,
                manages
                        ? staff.list(session, Optional.empty(), MOST_STAFF).items().stream()
                                .filter(StaffMember::isActive)
                                .toList()
                        : List.of(),
                names.of(named),
                typed,
                wrong);
        return pages.page(request, "custody/custodians.jte", "custodians", view, status);
    }
}
