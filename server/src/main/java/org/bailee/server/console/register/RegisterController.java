package org.bailee.server.console.register;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bailee.server.access.Access;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.identity.Session;
import org.bailee.server.register.AppliedVersion;
import org.bailee.server.register.Register;
import org.bailee.server.register.RegisterDefinition;
import org.bailee.server.register.RegisterVersion;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Shows the register in words, and gives its file back byte for byte.
@Controller
final class RegisterController {
    private static final int VERSIONS = 20;
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Access access;
    private final Register register;
    private final Pages pages;

    RegisterController(Access access, Register register, Pages pages) {
        this.access = access;
        this.register = register;
        this.pages = pages;
    }

    @GetMapping("/register")
    View show(
            Session session,
            @RequestParam Optional<String> version,
            @RequestParam Optional<String> before,
            HttpServletRequest request) {
        RegisterVersion shown = asked(session, version);
        Page<AppliedVersion> versions = register.versions(before, VERSIONS);
        RegisterDefinition definition = shown.definition();
        RegisterView view = new RegisterView(
                shown.number(),
                shown.number() == register.current().number(),
                List.copyOf(definition.collections().values()),
                List.copyOf(definition.activities().values()),
                List.copyOf(definition.recipients().values()),
                List.copyOf(definition.retention().values()),
                versions.items(),
                versions.next().orElse(""));
        String title = pages.words(request).say("register.register.title", shown.number());
        return pages.titled(request, "register/register.jte", "register", view, HttpStatus.OK, title);
    }

    @GetMapping("/register.yaml")
    ResponseEntity<byte[]> file(Session session, @RequestParam Optional<String> version) {
        RegisterVersion shown = asked(session, version);
        return ResponseEntity.ok()
                .contentType(YAML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"register-" + shown.number() + ".yaml\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(shown.text().getBytes(StandardCharsets.UTF_8));
    }

    private RegisterVersion asked(Session session, Optional<String> version) {
        access.permit(session.staff(), Permission.REGISTER_READ, Optional.empty(), List.of());
        return version.map(text -> (text.matches("[0-9]{1,9}")
                                ? register.version(Integer.parseInt(text))
                                : Optional.<RegisterVersion>empty())
                        .orElseThrow(() -> new NotFound(
                                "register.version-unknown",
                                "The register never had this version.",
                                "Choose one of those under Versions.")))
                .orElseGet(register::current);
    }
}
