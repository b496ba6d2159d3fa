package org.bailee.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bailee.server.keys.HookCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts reach people outside, with ids only, and nothing inside is reached by way of a webhook.
class CourierTests {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final WatchRoom room = new WatchRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void mailsAnAlertWithNothingButIdsInItsSubject() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Alert alert = alert();
            room.courier(mailer(server.getSmtp().getPort()), Optional.empty(), Set.of())
                    .round();
            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Bailee alert " + alert.id());
            assertThat(mail.getContent().toString()).contains(alert.actor().toString());
            assertThat(states()).contains("MAIL SENT");
        } finally {
            server.stop();
        }
    }

    @Test
    void signsWhatItPostsOverItsTime() throws Exception {
        AtomicReference<String> signature = new AtomicReference<>();
        AtomicReference<String> expected = new AtomicReference<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            signature.set(exchange.getRequestHeaders().getFirst("Bailee-Signature"));
            expected.set(
                    "v1=" + HookCodes.code(SECRET, exchange.getRequestHeaders().getFirst("Bailee-Timestamp"), body));
            exchange.sendResponseHeaders(new String(body, StandardCharsets.UTF_8).contains("sweep") ? 204 : 400, -1);
            exchange.close();
        });
        server.start();
        try {
            alert();
            URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            room.courier(Optional.empty(), Optional.of(hook), Set.of("127.0.0.1"))
                    .round();
            assertThat(signature.get()).isNotNull().isEqualTo(expected.get());
            assertThat(states()).contains("WEBHOOK SENT");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            URI hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            PinnedPost post = new PinnedPost(InetAddress::getAllByName, Set.of("127.0.0.1"));
            assertThatThrownBy(() -> post.send(hook, Map.of(), new byte[0])).hasMessage("webhook.status-302");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void triesAgainLessAndLessOftenAndThenSaysSoAtHome() {
        alert();
        Courier courier = room.courier(mailer(1), Optional.empty(), Set.of());
        for (int i = 0; i < Courier.MOST_TRIES; i++) {
            assertThat(courier.round()).isPositive();
            assertThat(courier.round()).isZero();
            room.clock.advance(Duration.ofHours(4));
        }
        assertThat(courier.round()).isZero();
        assertThat(room.all()).extracting(Alert::rule).contains("delivery");
        assertThat(states()).contains("MAIL GIVEN_UP");
        assertThat(Courier.wait(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Courier.wait(12)).isEqualTo(Duration.ofHours(4));
    }

    // A name that means an address inside leads nowhere, even if it meant another one a moment before.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:db8::1"
            })
    void reachesNoAddressInside(String address) {
        PinnedPost post = new PinnedPost(
                _ -> new InetAddress[] {InetAddress.ofLiteral("9.9.9.9"), InetAddress.ofLiteral(address)}, Set.of());
        assertThatThrownBy(() -> post.send(URI.create("https://hook.example.com/"), Map.of(), new byte[0]))
                .hasMessage("webhook.inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9.9", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void knowsAddressesOfTheInternet(String address) {
        assertThat(Networks.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void callsNoHostWithoutTlsThatIsNotNamed() {
        assertThatThrownBy(() -> new PinnedPost(InetAddress::getAllByName, Set.of())
                        .send(URI.create("http://hook.example.com/"), Map.of(), new byte[0]))
                .hasMessage("webhook.not-https");
    }

    private Alert alert() {
        room.sweeps(SyntheticOffice.actor(1), 15);
        room.reader.round();
        return room.all().getFirst();
    }

    private List<String> states() {
        return room.sent.of(room.all().getLast().id()).stream()
                .map(delivery -> delivery.way() + " " + delivery.state())
                .toList();
    }

    private static Optional<Mailer> mailer(int port) {
        return Mailer.of(new MailSettings(
                Optional.of("127.0.0.1"), port, Optional.empty(), Optional.empty(), "bailee@example.org"));
    }

    @Test
    void s19ARowThatIsNoneKeepsNoOtherBack() {
        room.rooms
                .db()
                .update(
                        "insert into watch.delivery (delivery_id, way, sealed, state, attempts, due_at,"
                                + " made_at) values (gen_random_uuid(), 'x', '', 'waiting', 0, '-infinity', current_timestamp)");
        alert();
        assertThat(room.courier(mailer(1), Optional.empty(), Set.of()).round()).isEqualTo(2);
    }

    @Test
    void s19ASubjectHasNoSecondLine() {
        assertThatThrownBy(() -> mailer(1)
                        .orElseThrow()
                        .send(room.ids.next(), List.of(), "a\r\nBcc: x@example.org", "", room.clock.instant()))
                .hasMessage("mail.subject-refused");
    }

    /// A confused deputy: whoever writes to the database would have Bailee mail, and sign, a text of their own.
    @Test
    void s19WhatSomebodyPutAmongTheDeliveriesIsNeitherMailedNorSigned() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Alert alert = alert();
            Courier courier = room.courier(mailer(server.getSmtp().getPort()), Optional.empty(), Set.of());
            room.rooms
                    .db()
                    .update("insert into watch.delivery (delivery_id, alert_id, way, sealed, state, attempts, due_at,"
                            + " made_at) select gen_random_uuid(), alert_id, 'mail', sealed, 'waiting', 0, due_at,"
                            + " made_at from watch.delivery where way = 'mail'");
            room.rooms
                    .db()
                    .update(
                            "insert into watch.delivery (delivery_id, alert_id, way, sealed, state, attempts, due_at,"
                                    + " made_at) values (gen_random_uuid(), null, 'mail', 'Click here', 'waiting', 0,"
                                    + " ?, ?)",
                            room.clock.instant().atOffset(ZoneOffset.UTC),
                            room.clock.instant().atOffset(ZoneOffset.UTC));
            courier.round();
            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            assertThat(server.getReceivedMessages())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Bailee alert " + alert.id()));
            assertThat(room.all()).extracting(Alert::code).contains("watch-rows");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from watch.delivery",
                "update watch.delivery set state = 'sent', ended_at = now()",
                "update watch.delivery set due_at = '2100-01-01'"
            })
    void s19WhatSomebodyKeepsFromBeingToldIsToldAllTheSame(String change) throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Alert alert = alert();
            room.rooms.db().update(change);
            Courier courier = room.courier(mailer(server.getSmtp().getPort()), Optional.empty(), Set.of());
            assertThat(courier.round()).isZero();
            room.clock.advance(Duration.ofMinutes(3));
            courier.round();
            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Bailee alert " + alert.id());
            assertThat(room.all()).extracting(Alert::code).contains("watch-rows");
            assertThat(courier.round()).as("of the alarm about it").isPositive();
            room.clock.advance(Duration.ofMinutes(3));
            courier.round();
            assertThat(server.getReceivedMessages()).hasSize(2);
        } finally {
            server.stop();
        }
    }

    @Test
    void s19WhatWasToldLongAgoIsNotToldAgainBecauseItsRowWasPutBack() {
        alert();
        room.clock.advance(Duration.ofDays(3));
        Courier courier = room.courier(mailer(1), Optional.empty(), Set.of());
        assertThat(courier.round()).isPositive();
        assertThat(states()).contains("MAIL GIVEN_UP");
        assertThat(room.all()).extracting(Alert::code).contains("watch-rows");
    }

    @Test
    void tellsWhatWaitsAndForgetsNothingByAClockThatJumped() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Courier courier = room.courier(mailer(server.getSmtp().getPort()), Optional.empty(), Set.of());
            courier.sweep();
            alert();
            room.clock.advance(Duration.ofDays(3 * 365));
            assertThat(courier.round()).isPositive();
            assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
            room.clock.advance(Duration.ofDays(365));
            courier.sweep();
            assertThat(states()).contains("MAIL SENT");
        } finally {
            server.stop();
        }
    }
}
