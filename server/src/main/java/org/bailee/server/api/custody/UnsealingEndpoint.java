package org.bailee.server.api.custody;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reply;
import org.bailee.server.identity.Source;
import org.bailee.server.keys.Opening;
import org.bailee.server.keys.UnsealProgress;
import org.bailee.server.keys.Unsealer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;

/// Opens a sealed server with what people bring. Needs no key: nobody is known while the keys are sealed.
@RestController
@RequestMapping("/v1/custody/unsealing")
final class UnsealingEndpoint {
    private final Unsealer unsealer;

    UnsealingEndpoint(Unsealer unsealer) {
        this.unsealer = unsealer;
    }

    @GetMapping
    ResponseEntity<RawAnswer> progress() {
        return answer(unsealer.progress());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> unseal(Body body, HttpServletRequest request) {
        Members members = Members.of(body.json());
        Optional<String> share = members.optionalText("share");
        Optional<String> passphrase = members.optionalText("passphrase");
        Optional<String> keyFile = members.optionalText("keyFile");
        if (share.stream().count()
                        + passphrase.stream().count()
                        + keyFile.stream().count()
                != 1) {
            members.wrong("share", "unseal.one-thing", "Not one thing is given.", "Send share, passphrase or keyFile.");
        }
        members.end();
        String network = Source.of(request.getRemoteAddr()).network();
        return answer(share.map(typed -> unsealer.share(typed, network))
                .orElseGet(() -> unsealer.open(
                        passphrase
                                .<Opening>map(Opening.ByPassphrase::new)
                                .orElseGet(() -> new Opening.ByKeyFile(keyFile.orElseThrow())),
                        network)));
    }

    private static ResponseEntity<RawAnswer> answer(UnsealProgress progress) {
        return Reply.ok(Reply.object(out -> {
            out.writeBooleanProperty("sealed", progress.isSealed());
            Reply.texts(out, "kinds", progress.kinds());
            out.writeArrayPropertyStart("custodians");
            for (UnsealProgress.Gathered gathered : progress.custodians()) {
                write(out, gathered);
            }
            out.writeEndArray();
        }));
    }

    private static void write(JsonGenerator out, UnsealProgress.Gathered gathered) {
        out.writeStartObject();
        out.writeStringProperty("seal", gathered.seal().toString());
        out.writeNumberProperty("needed", gathered.needed());
        out.writeNumberProperty("count", gathered.count());
        out.writeArrayPropertyStart("brought");
        gathered.brought().forEach(out::writeNumber);
        out.writeEndArray();
        out.writeEndObject();
    }
}
