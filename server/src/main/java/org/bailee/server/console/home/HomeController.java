package org.bailee.server.console.home;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Approvals;
import org.bailee.server.access.BreakGlass;
import org.bailee.server.backup.Backups;
import org.bailee.server.console.account.NewsView;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Factors;
import org.bailee.server.identity.KeyDesk;
import org.bailee.server.identity.Notices;
import org.bailee.server.identity.Resets;
import org.bailee.server.identity.Session;
import org.bailee.server.identity.Staff;
import org.bailee.server.keys.Custodians;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.keys.Seals;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Permission;
import org.bailee.server.watch.Alerts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// Answers one question: what needs me today?
@Controller
final class HomeController {
    private static final int FEW_CODES = 3;

    private final Factors factors;
    private final Staff staff;
    private final Resets resets;
    private final Register register;
    private final KeyRing keys;
    private final Seals seals;
    private final Custodians custodians;
    private final Backups backups;
    private final Approvals approvals;
    private final BreakGlass breakGlass;
    private final Alerts alerts;
    private final KeyDesk desk;
    private final Notices notices;
    private final InstantSource clock;
    private final Pages pages;

    HomeController(
            Factors factors,
            Staff staff,
            Resets resets,
            Register register,
            KeyRing keys,
            Seals seals,
            Custodians custodians,
            Backups backups,
            Approvals approvals,
            BreakGlass breakGlass,
            Alerts alerts,
            KeyDesk desk,
            Notices notices,
            InstantSource clock,
            Pages pages) {
        this.factors = factors;
        this.staff = staff;
        this.resets = resets;
        this.register = register;
        this.keys = keys;
        this.seals = seals;
        this.custodians = custodians;
        this.backups = backups;
        this.approvals = approvals;
        this.breakGlass = breakGlass;
        this.alerts = alerts;
        this.desk = desk;
        this.notices = notices;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/")
    View home(Session session, HttpServletRequest request) {
        List<Duty> duties = new ArrayList<>();
        if (custodians.waitsFor(session.staff())) {
            duties.add(new Duty("share", "/custodians"));
        }
        if (alerts.waitingFor(session) > 0) {
            duties.add(new Duty("alarms", "/watch"));
        }
        if (!breakGlass.unreviewed(session).isEmpty()) {
            duties.add(new Duty("break-glass-to-review", "/approvals"));
        }
        if (!approvals.waitingFor(session).isEmpty()) {
            duties.add(new Duty("approval-waiting", "/approvals"));
        }
        if (session.staff().permissions().contains(Permission.STAFF_MANAGE)) {
            if (!resets.waiting(session).isEmpty()) {
                duties.add(new Duty("reset", "/staff"));
            }
            if (staff.administrators(session) < 2) {
                duties.add(new Duty("second-administrator", "/staff"));
            }
        }
        Optional<Instant> proven = Optional.empty();
        if (session.staff().permissions().contains(Permission.CUSTODY_MANAGE)) {
            proven = backups.proven();
            duties.addAll(ofKeysAndBackups(proven));
        }
        if (session.staff().permissions().contains(Permission.REGISTER_WRITE)
                && register.current().number() == 0) {
            duties.add(new Duty("register", "/register"));
        }
        if (session.staff().permissions().contains(Permission.KEYS_MANAGE)
                && register.current().number() > 0
                && !desk.hasOneInUse(session)) {
            duties.add(new Duty("first-key", "/keys"));
        }
        if (factors.list(session).recoveryCodesLeft() <= FEW_CODES) {
            duties.add(new Duty("recovery-codes", "/account"));
        }
        Words words = pages.words(request);
        String title = words.say("home.home.title", duties.size());
        String age = proven.map(at -> words.ago(Duration.between(at, clock.instant())))
                .orElse("");
        return pages.titled(
                request,
                "home/home.jte",
                "home",
                new HomeView(duties, NewsView.of(notices.news(session)), age),
                HttpStatus.OK,
                title);
    }

    /// What everything would be lost with, first.
    private List<Duty> ofKeysAndBackups(Optional<Instant> proven) {
        List<Duty> duties = new ArrayList<>();
        if (!backups.isOn()) {
            duties.add(new Duty("no-backup", "/backups"));
        } else if (proven.isEmpty() || backups.isUnproven()) {
            duties.add(new Duty("unproven", "/backups"));
        }
        if (seals.isOnlyOne()) {
            duties.add(new Duty("second-seal", "/custody"));
        }
        if (keys.openedBy().equals(Optional.of("key-file"))) {
            duties.add(new Duty("key-file", "/custody"));
        }
        return duties;
    }
}
