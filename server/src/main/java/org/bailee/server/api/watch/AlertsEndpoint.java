package org.bailee.server.api.watch;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bailee.server.api.http.Body;
import org.bailee.server.api.http.HttpRefusal;
import org.bailee.server.api.http.Members;
import org.bailee.server.api.http.Query;
import org.bailee.server.api.http.RawAnswer;
import org.bailee.server.api.http.Reason;
import org.bailee.server.api.http.Reply;
import org.bailee.server.shared.Actor;
import org.bailee.server.shared.ActorId;
import org.bailee.server.shared.Csv;
import org.bailee.server.shared.Page;
import org.bailee.server.shared.SubjectId;
import org.bailee.server.watch.Alert;
import org.bailee.server.watch.AlertDetail;
import org.bailee.server.watch.AlertQuery;
import org.bailee.server.watch.Alerts;
import org.bailee.server.watch.Grade;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows what is not as usual, and takes down what it was.
@RestController
@RequestMapping("/v1/alerts")
final class AlertsEndpoint {
    private final Alerts alerts;

    AlertsEndpoint(Alerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> list(Actor actor, Reason reason, Query query) {
        return Reply.page(found(actor, reason, query), AlertJson::write);
    }

    @GetMapping(produces = "text/csv")
    ResponseEntity<RawAnswer> listAsCsv(Actor actor, Reason reason, Query query) {
        Page<Alert> page = found(actor, reason, query);
        Csv csv = new Csv(AlertJson.HEADS);
        page.items().forEach(alert -> csv.line(AlertJson.cells(alert)));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8));
        page.next().ifPresent(next -> answer.header("Bailee-Next", next));
        return answer.body(RawAnswer.text(csv.text()));
    }

    @GetMapping("/{id}")
    ResponseEntity<RawAnswer> show(Actor actor, Reason reason, @PathVariable String id) {
        AlertDetail detail = alerts.find(actor, reason.reference(), Alerts.id(id));
        return Reply.ok(Reply.object(out -> AlertJson.write(out, detail)));
    }

    @PostMapping(path = "/{id}/acknowledge", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RawAnswer> acknowledge(Actor actor, @PathVariable String id, Body body) {
        Members members = Members.of(body.json());
        String reason = members.text("reason");
        members.end();
        Alert alert = alerts.acknowledge(actor, Alerts.id(id), reason);
        return Reply.ok(Reply.object(out -> AlertJson.write(out, alert)));
    }

    private Page<Alert> found(Actor actor, Reason reason, Query query) {
        return alerts.list(
                actor,
                reason.reference(),
                new AlertQuery(
                        query.text("state").map(AlertsEndpoint::open),
                        query.text("grade").map(AlertsEndpoint::grade),
                        query.text("rule"),
                        query.text("actor").map(ActorId::parse),
                        query.text("person").map(SubjectId::parse),
                        query.instant("from"),
                        query.instant("to"),
                        query.text("after").map(Alerts::id),
                        query.limit()));
    }

    private static Boolean open(String state) {
        return switch (state) {
            case "open" -> true;
            case "acknowledged" -> false;
            default -> throw malformed("state", "Write open or acknowledged.");
        };
    }

    private static Grade grade(String word) {
        Optional<Grade> grade = Grade.named(word);
        return grade.orElseThrow(() -> malformed("grade", "Write notice, warning or alarm."));
    }

    private static HttpRefusal malformed(String name, String hint) {
        return new HttpRefusal(400, "query.malformed", "The parameter " + name + " is none of its words.", hint);
    }
}
