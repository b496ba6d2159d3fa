package org.bailee.client;

import java.net.URI;
import java.net.http.HttpClient;

/// A server, and what can be asked of it. One instance serves a whole application: it pools connections, holds no
/// thread, and may be used from any number of threads, virtual ones too.
///
/// ```java
/// try (Bailee bailee = Bailee.at(home).build()) {
///     People orders = bailee.people(Purpose.of("fulfil-orders"));
///     Created ada = orders.create(PersonDraft.with("profile", Map.of("name", "Ada Lovelace")));
///     orders.open(ada.id(), "profile.name").value("profile.name");
/// }
/// ```
public final class Bailee implements AutoCloseable {
    private final HttpClient http;
    private final Wire wire;

    Bailee(HttpClient http, Wire wire) {
        this.http = http;
        this.wire = wire;
    }

    public static BaileeBuilder at(URI url) {
        return new BaileeBuilder(url);
    }

    /// With the key that lies in the home folder, if one does.
    public static BaileeBuilder at(Home home) {
        BaileeBuilder builder = new BaileeBuilder(home.url()).certificate(home.certificate());
        return home.key().map(builder::key).orElse(builder);
    }

    /// People and their records, for a stated purpose.
    public People people(Purpose purpose) {
        return new People(wire, purpose);
    }

    /// Records of collections of which a person may have many, for a stated purpose.
    public Records records(Purpose purpose) {
        return new Records(wire, purpose);
    }

    public Tokens tokens(Purpose purpose) {
        return new Tokens(wire, purpose);
    }

    public Registers register() {
        return new Registers(wire);
    }

    public AuditTrail audit() {
        return new AuditTrail(wire);
    }

    public Alerts alerts() {
        return new Alerts(wire);
    }

    public ApiKeys keys() {
        return new ApiKeys(wire);
    }

    public Erasures erasures() {
        return new Erasures(wire);
    }

    public Holds holds() {
        return new Holds(wire);
    }

    public Restrictions restrictions() {
        return new Restrictions(wire);
    }

    public Custody custody() {
        return new Custody(wire);
    }

    public RetentionRuns retention() {
        return new RetentionRuns(wire);
    }

    public Backups backups() {
        return new Backups(wire);
    }

    public Status status() {
        return Status.of(wire.json(Call.get("/v1/status")));
    }

    /// Whether the server answers and is not sealed. Asks once, without waiting for better times.
    public boolean isUp() {
        try {
            return "up".equals(Json.text(wire.hasty().json(Call.get("/health")), "status"));
        } catch (Unavailable _) {
            return false;
        }
    }

    /// Waits for requests in flight, then closes the connections.
    @Override
    public void close() {
        http.close();
    }
}
