package org.bailee.server.console.register;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.console.frame.Download;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Session;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows what is collected, why, and who sees it: the register in force, or an earlier one.
@Controller
final class RegisterController {
    private static final String ROOM = "register";
    private static final int VERSIONS = 20;

    private final Register register;
    private final Access access;
    private final Pages pages;

    RegisterController(Register register, Access access, Pages pages) {
        this.register = register;
        this.access = access;
        this.pages = pages;
    }

    @GetMapping("/register")
    View show(
            Session session,
            @RequestParam Optional<Integer> version,
            @RequestParam Optional<String> after,
            HttpServletRequest request) {
        mayRead(session);
        RegisterVersion current = register.current();
        RegisterVersion shown = version.map(this::numbered).orElse(current);
        Page<AppliedVersion> versions = register.versions(after, VERSIONS);
        Words words = pages.words(request);
        RegisterView view = RegisterView.of(
                shown,
                shown.number() == current.number(),
                versions.items(),
                versions.next().orElse(""),
                words);
        String title = words.say("register.register.title", shown.number());
        return pages.titled(request, "register/register.jte", ROOM, view, HttpStatus.OK, title);
    }

    /// The file, byte for byte as it was applied.
    @GetMapping("/register.yaml")
    View file(Session session, @RequestParam Optional<Integer> version) {
        mayRead(session);
        RegisterVersion wanted = version.map(this::numbered).orElseGet(register::current);
        return Download.yaml("register-" + wanted.number() + ".yaml", wanted.text());
    }

    private void mayRead(Session session) {
        access.permit(session.staff(), Permission.REGISTER_READ, Optional.empty(), List.of());
    }

    private RegisterVersion numbered(int number) {
        return register.version(number)
                .orElseThrow(() -> new NotFound(
                        "register.version-unknown",
                        "The register never had this version.",
                        "Choose one of the list of versions."));
    }
}
