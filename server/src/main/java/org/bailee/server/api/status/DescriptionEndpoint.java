package org.bailee.server.api.status;

import org.bailee.server.api.http.RawAnswer;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the API's own description.
@RestController
final class DescriptionEndpoint {
    private final RawAnswer description;

    DescriptionEndpoint(BuildProperties build) {
        this.description = new RawAnswer(new Description().of(String.valueOf(build.getVersion())));
    }

    @GetMapping("/v1/openapi.json")
    ResponseEntity<RawAnswer> describe() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }
}
