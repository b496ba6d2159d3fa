package org.bailee.server.console.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.identity.Notice;
import org.bailee.server.identity.NoticeKind;
import org.bailee.server.identity.Notices;
import org.bailee.server.identity.Session;
import org.bailee.server.shared.EntryId;
import org.bailee.server.shared.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// What happened to one's own account.
@Controller
final class NoticesController {
    private static final int PER_PAGE = 50;
    private static final int PER_FILE = 1_000;

    private final Notices notices;
    private final Pages pages;

    NoticesController(Notices notices, Pages pages) {
        this.notices = notices;
        this.pages = pages;
    }

    @GetMapping("/account/notices")
    View list(
            Session session,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        Optional<NoticeKind> wanted = NoticeKind.named(kind);
        Page<Notice> page = notices.list(session, wanted, after.map(EntryId::parse), PER_PAGE);
        NoticesView view = new NoticesView(
                page.items(),
                List.of(NoticeKind.values()),
                wanted.map(NoticeKind::word).orElse(""),
                page.next().orElse(""));
        return pages.page(request, "account/notices.jte", "account", view);
    }

    @GetMapping("/account/notices.csv")
    View csv(Session session, @RequestParam(defaultValue = "") String kind) {
        return Download.csv(
                "notices.csv",
                List.of("at", "kind", "by", "refusals"),
                notices.list(session, NoticeKind.named(kind), Optional.empty(), PER_FILE).items().stream()
                        .map(notice -> List.of(
                                notice.at().toString(),
                                notice.kind().word(),
                                notice.by().orElse(""),
                                notice.refusals() == 0 ? "" : Long.toString(notice.refusals()))));
    }

    @PostMapping("/account/notices/read")
    View read(Session session, @RequestParam String through) {
        notices.read(session, EntryId.parse(through));
        return Lead.to(Places.HOME);
    }
}
