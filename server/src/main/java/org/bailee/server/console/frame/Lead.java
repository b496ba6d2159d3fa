package org.bailee.server.console.frame;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Leads a browser on after a form, so that reloading what it then sees sends nothing again.
public final class Lead {
    private Lead() {}

    public static View to(String place) {
        RedirectView redirect = new RedirectView(place);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
