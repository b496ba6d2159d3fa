package org.bailee.server.planted;

import org.springframework.http.HttpStatus;

final class KnowsTheWeb {
    HttpStatus status() {
        return HttpStatus.OK;
    }
}
