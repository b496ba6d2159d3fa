package org.bailee.server.console.custody;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.bailee.server.console.frame.Lead;
import org.bailee.server.console.frame.Pages;
import org.bailee.server.console.frame.Places;
import org.bailee.server.console.frame.Words;
import org.bailee.server.identity.Source;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.UnsealProgress;
import org.bailee.server.keys.Unsealer;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.Invalid;
import org.bailee.server.shared.Unavailable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The one page there is while the keys are sealed. Nobody is signed in: what is brought here proves itself.
@Controller
final class UnsealController {
    private final Unsealer unsealer;
    private final Pages pages;

    UnsealController(Unsealer unsealer, Pages pages) {
        this.unsealer = unsealer;
        this.pages = pages;
    }

    @GetMapping(Places.UNSEAL)
    View door(HttpServletRequest request) {
        UnsealProgress progress = unsealer.progress();
        return progress.isSealed() ? page(request, progress, List.of(), HttpStatus.OK) : Lead.to(Places.DOOR);
    }

    @PostMapping(Places.UNSEAL)
    View bring(
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String keyFile,
            HttpServletRequest request,
            HttpServletResponse response) {
        UnsealProgress before = unsealer.progress();
        if (!before.isSealed()) {
            return Lead.to(Places.DOOR);
        }
        Words words = pages.words(request);
        if (Stream.of(share, passphrase, keyFile)
                        .filter(text -> !text.isBlank())
                        .count()
                != 1) {
            return page(request, before, List.of(words.say("custody.unseal.one")), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            String network = Source.of(request.getRemoteAddr()).network();
            if (!share.isBlank()) {
                unsealer.share(share, network);
            } else {
                unsealer.open(
                        passphrase.isBlank()
                                ? new Opening.ByKeyFile(keyFile.replace("\r\n", "\n"))
                                : new Opening.ByPassphrase(passphrase),
                        network);
            }
            return Lead.to(Places.UNSEAL);
        } catch (Invalid wrong) {
            return page(request, unsealer.progress(), words.wrong(wrong), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Denied wrong) {
            return page(request, unsealer.progress(), words.wrong(wrong), HttpStatus.FORBIDDEN);
        } catch (Unavailable later) {
            later.retryAfter().ifPresent(wait -> Pages.retryAfter(response, wait));
            return page(request, unsealer.progress(), words.wrong(later), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private View page(HttpServletRequest request, UnsealProgress progress, List<String> wrong, HttpStatus status) {
        return pages.page(request, "custody/unseal.jte", "", new UnsealView(progress, wrong), status);
    }
}
