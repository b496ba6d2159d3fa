package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bailee.server.api.RunningServer;
import org.bailee.server.console.People.Person;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.Sessions;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.keys.KeyRing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The ceremony from the first form to a sealed server that two of three people open, as browsers meet it.
class CustodiansIT {
    private static final Pattern GROUP = Pattern.compile("<code class=\"line\">([a-z2-7 ]+)</code>");

    @Test
    @Tag("S39")
    void threePeopleTakeTheirSharesAndAnyTwoOpenASealedServer() {
        try (RunningServer server = RunningServer.start(List.of())) {
            People people = People.of(server);
            List<Person> custodians = List.of(
                    people.make(StaffRole.ADMINISTRATOR),
                    people.make(StaffRole.SUPPORT),
                    people.make(StaffRole.AUDITOR));
            List<Visitor> visitors = custodians.stream()
                    .map(person -> Visitor.with(server, person.token()))
                    .toList();
            begin(server, visitors.getFirst(), custodians);
            List<String> shares = visitors.stream().map(CustodiansIT::takeShare).toList();
            assertThat(visitors.getFirst().get("/custodians").html())
                    .contains("management", "2 of 3 must come together.")
                    .doesNotContain("Being appointed");
            assertThat(visitors.get(1).get("/custodians").html()).contains("No share waits for you");

            server.room(KeyRing.class).close();
            Visitor stranger = new Visitor(server);
            assertThat(visitors.get(1).get("/").location()).endsWith("/unseal");
            assertThat(stranger.get("/sign-in").location()).isEqualTo("/unseal");
            Shown sealed = stranger.get("/unseal");
            assertThat(sealed.title()).isEqualTo("This server is sealed");
            assertThat(sealed.html()).contains("2 of 3 custodians must come");
            assertThat(stranger.post("/unseal", Map.of("share", "what was it")).status())
                    .isEqualTo(422);
            assertThat(stranger.post("/unseal", Map.of()).status()).isEqualTo(422);
            assertThat(stranger.post("/unseal", Map.of("share", shares.get(2))).location())
                    .isEqualTo("/unseal");
            assertThat(stranger.get("/unseal").html()).contains("1 of 2 shares are here.");
            stranger.post("/unseal", Map.of("share", shares.get(0)));
            assertThat(stranger.get("/unseal").location()).isEqualTo("/sign-in");
            assertThat(visitors.get(1).get("/").status()).isEqualTo(200);
        }
    }

    private static void begin(RunningServer server, Visitor administrator, List<Person> custodians) {
        administrator.get("/custodians");
        Map<String, String> form = Map.of(
                "label",
                "management",
                "needed",
                "2",
                "custodian",
                custodians.stream()
                        .map(person -> server.room(Sessions.class)
                                .find(person.token())
                                .orElseThrow()
                                .staff()
                                .id()
                                .toString())
                        .collect(Collectors.joining(",")),
                "opening",
                "key-file",
                "keyFile",
                "not this one");
        Shown refused = administrator.post("/custodians", form);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("role=\"alert\"", "No seal that stays opens");
        Map<String, String> right = new HashMap<>(form);
        right.put("keyFile", server.rootKeyFile());
        assertThat(administrator.post("/custodians", right).location()).isEqualTo("/custodians");
        assertThat(administrator.post("/custodians", right).status()).isEqualTo(409);
    }

    /// Sees it, writes it down, and types it back.
    private static String takeShare(Visitor custodian) {
        assertThat(custodian.get("/").html()).contains("Take your share of a seal");
        assertThat(custodian.get("/custodians").html())
                .contains("Show me my share")
                .doesNotContain("class=\"share\"");
        Matcher lines =
                GROUP.matcher(custodian.post("/custodians/share", Map.of()).html());
        StringBuilder share = new StringBuilder();
        while (lines.find()) {
            share.append(lines.group(1)).append(' ');
        }
        assertThat(custodian
                        .post("/custodians/confirm", Map.of("share", share.substring(5)))
                        .status())
                .isEqualTo(422);
        assertThat(custodian
                        .post("/custodians/confirm", Map.of("share", share.toString()))
                        .location())
                .isEqualTo("/custodians");
        return share.toString();
    }
}
