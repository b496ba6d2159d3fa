package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailee.server.identity.ProviderRoom.arrived;
import static org.bailee.server.identity.ProviderRoom.why;
import static org.bailee.server.identity.Said.said;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.audit.Entry;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What groups at the provider make of people here, and who gets an account by coming.
class ProviderAccountsTests {
    private static final List<String> GROUPS = List.of("Bosses=administrator", "Help=support", "Ads=marketing");

    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();
    private final StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
    private final ProviderRoom provider = new ProviderRoom(room);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void rolesAreThoseOfTheGroupsAtEachArrival() {
        SingleSignOn door = provider.mapping(GROUPS, List.of("Help=agent", "Ads=campaigns"));
        provider.linked(door, bob, "sub-bob");
        StaffMember first = arrived(provider.signIn(door, new Said("sub-bob").in("Ads", "Help", "Other")))
                .staff();
        assertThat(first.staffRoles()).containsExactlyInAnyOrder(StaffRole.MARKETING, StaffRole.SUPPORT);
        assertThat(first.roles()).containsExactlyInAnyOrder("agent", "campaigns");
        StaffMember second =
                arrived(provider.signIn(door, new Said("sub-bob").in("Ads"))).staff();
        assertThat(second.staffRoles()).containsExactly(StaffRole.MARKETING);
        assertThat(second.roles()).containsExactly("campaigns");
    }

    @Test
    void aChangeOfRolesEndsOtherSessionsAndIsWrittenDown() {
        SingleSignOn door = provider.mapping(GROUPS, List.of());
        provider.linked(door, bob, "sub-bob");
        SignedIn other = room.signedIn(bob);
        arrived(provider.signIn(door, new Said("sub-bob").in("Help")));
        assertThat(room.sessions.find(other.token())).isPresent();
        arrived(provider.signIn(door, new Said("sub-bob").in("Ads")));
        assertThat(room.sessions.find(other.token())).isEmpty();
        assertThat(room.kinds("roles-changed"))
                .extracting(Entry::details)
                .singleElement()
                .satisfies(details -> assertThat(details)
                        .containsEntry("by", "identity-provider")
                        .containsEntry("staff-roles", "marketing"));
    }

    @Test
    void whoIsInNoGroupAnyMoreIsOutEverywhere() {
        SingleSignOn door = provider.mapping(GROUPS, List.of());
        provider.linked(door, bob, "sub-bob");
        SignedIn open = room.signedIn(bob);
        assertThat(why(provider.signIn(door, new Said("sub-bob").in("Other")))).isEqualTo(ProviderRefusal.NO_ROLE);
        assertThat(room.sessions.find(open.token())).isEmpty();
    }

    @Test
    void whereNothingIsMappedRolesAreGivenHere() {
        SingleSignOn door = provider.plain();
        provider.linked(door, bob, "sub-bob");
        assertThat(arrived(provider.signIn(door, new Said("sub-bob").in("Bosses")))
                        .staff()
                        .staffRoles())
                .containsExactly(StaffRole.SUPPORT);
    }

    @Test
    void theLastAdministratorIsNotUnmadeFromElsewhere() {
        SingleSignOn door = provider.mapping(GROUPS, List.of());
        provider.linked(door, ada, "sub-ada");
        assertThat(why(provider.signIn(door, new Said("sub-ada").in("Help"))))
                .isEqualTo(ProviderRefusal.LAST_ADMINISTRATOR);
        assertThat(room.fresh(ada).staff().isAdministrator()).isTrue();
        provider.linked(door, bob, "sub-bob");
        arrived(provider.signIn(door, new Said("sub-bob").in("Bosses")));
        assertThat(arrived(provider.signIn(door, new Said("sub-ada").in("Help")))
                        .staff()
                        .isAdministrator())
                .isFalse();
    }

    @Test
    void newcomersGetNoAccountUnlessTheyMay() {
        assertThat(why(provider.signIn(provider.accepting(), newcomer("sub-mona", "mona"))))
                .isEqualTo(ProviderRefusal.UNKNOWN_SUBJECT);
        SingleSignOn door = provider.open("Help=support");
        Session mona = arrived(provider.signIn(door, newcomer("sub-mona", "mona")));
        assertThat(mona.isComplete()).isTrue();
        assertThat(mona.staff().name()).isEqualTo("mona");
        assertThat(mona.staff().displayName()).isEqualTo("Display mona");
        assertThat(mona.staff().staffRoles()).containsExactly(StaffRole.SUPPORT);
        assertThat(mona.staff().roles()).containsExactly("support");
        assertThat(mona.staff().isActive()).isTrue();
        assertThat(arrived(provider.signIn(door, newcomer("sub-mona", "renamed")))
                        .staff()
                        .id())
                .isEqualTo(mona.staff().id());
        assertThat(room.kinds("staff-made")).hasSize(1);
    }

    /// One human would have two accounts, and approve with one what the other asks.
    @Test
    @Tag("S45")
    void whoTookTheirLinkOffGetsNoSecondAccountByComing() {
        SingleSignOn door = provider.open("Help=support");
        provider.linked(door, bob, "sub-bob");
        provider.links.unlink(room.fresh(bob), StaffRoom.HERE);
        assertThat(why(provider.signIn(door, newcomer("sub-bob", "second-bob"))))
                .isEqualTo(ProviderRefusal.FORMER_SUBJECT);
        provider.linked(door, bob, "sub-new");
        provider.linked(door, bob, "sub-bob");
        assertThat(why(provider.signIn(door, newcomer("sub-new", "second-bob"))))
                .isEqualTo(ProviderRefusal.FORMER_SUBJECT);
        assertThat(arrived(provider.signIn(door, newcomer("sub-bob", "second-bob")))
                        .staff()
                        .id())
                .isEqualTo(bob.staff().id());
    }

    @Test
    void aNewcomerWhoseSecondFactorDoesNotCountStaysAtTheDoor() {
        SingleSignOn door = provider.open("Help=support");
        Said weak = new Said("sub-mona").named("mona").in("Help", "All");
        assertThat(arrived(provider.signIn(door, weak)).isComplete()).isFalse();
    }

    /// Whoever may choose their name at the provider would otherwise become anybody here.
    @Test
    void aNewcomerIsNotTakenForWhoHasTheirName() {
        SingleSignOn door = provider.open("Help=support");
        for (String name : List.of("bob", " BOB ", "Ｂob", "administrator")) {
            assertThat(why(provider.signIn(door, newcomer("sub-mallory", name))))
                    .isEqualTo(ProviderRefusal.NAME);
        }
        assertThat(why(provider.signIn(door, new Said("sub-mallory").in("Help"))))
                .isEqualTo(ProviderRefusal.NAME);
        assertThat(why(provider.signIn(door, newcomer("sub-mallory", "a\u202eb"))))
                .isEqualTo(ProviderRefusal.NAME);
        assertThat(why(provider.signIn(door, said("sub-mallory")))).isEqualTo(ProviderRefusal.NO_ROLE);
    }

    @Test
    void aNewcomerWhoComesManyTimesAtOnceIsOnePerson() throws Exception {
        SingleSignOn door = provider.open("Help=support");
        Callable<Optional<StaffMember>> come = () -> {
            try {
                return Optional.of(arrived(provider.signIn(door, newcomer("sub-mona", "mona")))
                        .staff());
            } catch (AssertionError | org.bailee.server.shared.Denied later) {
                return Optional.empty();
            }
        };
        Set<org.bailee.server.shared.ActorId> ids = new java.util.HashSet<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<StaffMember>> each : many.invokeAll(java.util.Collections.nCopies(8, come))) {
                each.get().map(StaffMember::id).ifPresent(ids::add);
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(room.database.db().queryForObject("select count(*) from identity.provider_link", Long.class))
                .isEqualTo(1);
    }

    private Said newcomer(String subject, String name) {
        return new Said(subject)
                .named(name)
                .in("Help", "All")
                .strongly("gold", "pwd")
                .at(room.means.now());
    }
}
