package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailee.server.identity.SignInAnswer.SignedIn;
import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.Denied;
import org.bailee.server.shared.NotFound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StaffTests {
    private final StaffRoom room = new StaffRoom();
    private final StaffRoom.Person ada = room.administrator();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void onlyAdministratorsChangeAnybody() {
        for (StaffRole role : StaffRole.values()) {
            if (role == StaffRole.ADMINISTRATOR) {
                continue;
            }
            Session by = room.fresh(room.person(ada, role.word(), role));
            assertThatThrownBy(() -> room.staff.invite(by, StaffRoom.wanted("x", StaffRole.SUPPORT)))
                    .as(role.word())
                    .isInstanceOf(Denied.class);
            assertThatThrownBy(() -> room.staff.disable(by, ada.staff().id())).isInstanceOf(Denied.class);
            assertThatThrownBy(() -> room.resets.start(by, ada.staff().id(), LinkKind.RESET_PASSWORD))
                    .isInstanceOf(Denied.class);
            assertThatThrownBy(() -> room.resets.waiting(by)).isInstanceOf(Denied.class);
        }
        assertThat(room.kinds("staff-change-refused")).hasSize(15);
    }

    @Test
    void nobodyChangesThemselves() {
        Session own = room.fresh(ada);
        assertThatThrownBy(() -> room.staff.changeRoles(
                        own, ada.staff().id(), Set.of(StaffRole.ADMINISTRATOR, StaffRole.SUPPORT), Set.of("support")))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.staff.disable(own, ada.staff().id())).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> room.resets.start(own, ada.staff().id(), LinkKind.RESET_BOTH))
                .isInstanceOf(Denied.class);
    }

    /// Two administrators who disable each other at the same moment: one stays.
    @Test
    void oneAdministratorIsAlwaysLeft() throws Exception {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        Session one = room.fresh(ada);
        Session two = room.fresh(bob);
        List<Callable<Object>> both = List.of(
                () -> room.staff.disable(one, bob.staff().id()),
                () -> room.staff.changeRoles(two, ada.staff().id(), Set.of(StaffRole.SUPPORT), Set.of()));
        List<Object> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> answer : threads.invokeAll(both)) {
                try {
                    done.add(answer.get());
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Conflict.class);
                }
            }
        }
        assertThat(done).hasSize(1);
        assertThat(room.first.link()).isEmpty();
    }

    @Test
    void listsEverybodyPageByPageForWhoMayRead() {
        room.person(ada, "bob", StaffRole.SUPPORT);
        StaffRoom.Person eve = room.person(ada, "eve", StaffRole.AUDITOR);
        Session by = room.fresh(eve);
        var first = room.staff.list(by, Optional.empty(), 2);
        var second = room.staff.list(by, first.next(), 2);
        assertThat(first.items()).extracting(StaffMember::name).containsExactly("eve", "bob");
        assertThat(second.items()).extracting(StaffMember::name).containsExactly("administrator");
        assertThat(room.staff.find(by, ada.staff().id()).isAdministrator()).isTrue();
        assertThatThrownBy(() -> room.staff.find(by, new org.bailee.server.shared.ActorId(room.ids.next())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void lettingInAgainLetsInWithTheSameFactors() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.SUPPORT);
        room.staff.disable(room.fresh(ada), bob.staff().id());
        room.staff.enable(room.fresh(ada), bob.staff().id());
        assertThat(room.fresh(bob).isComplete()).isTrue();
    }

    @Test
    void anInvitationCanBeRenewedUntilItIsTakenUp() {
        Session by = room.fresh(ada);
        IssuedLink first = room.staff.invite(by, StaffRoom.wanted("bob", StaffRole.SUPPORT));
        IssuedLink second = room.staff.inviteAgain(by, first.staff().id());
        assertThat(room.setUp.open(first.token(), StaffRoom.HERE)).isEmpty();
        room.complete(second);
        assertThatThrownBy(() -> room.staff.inviteAgain(by, first.staff().id())).isInstanceOf(Conflict.class);
    }

    /// ASVS 6.4.4: no administrator alone opens another's account.
    @Test
    @Tag("ASVS-6.4.4")
    void resettingAnAdministratorsFactorsTakesTwoOthers() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        StaffRoom.Person eve = room.person(ada, "eve", StaffRole.ADMINISTRATOR);
        room.clock.advance(Vouching.LASTS);
        Session one = room.fresh(ada);
        for (LinkKind kind : List.of(LinkKind.RESET_FACTORS, LinkKind.RESET_BOTH)) {
            ResetRequest request =
                    (ResetRequest) room.resets.start(one, bob.staff().id(), kind);
            assertThat(room.resets.waiting(one)).containsExactly(request);
            assertThatThrownBy(() -> room.resets.approve(one, request.id()))
                    .isInstanceOfSatisfying(
                            Denied.class, why -> assertThat(why.code()).isEqualTo("reset.same-person"));
            Session own = room.fresh(bob);
            assertThatThrownBy(() -> room.resets.approve(own, request.id())).isInstanceOf(Denied.class);
        }
        ResetRequest request = room.resets.waiting(one).getFirst();
        Session other = room.fresh(eve);
        IssuedLink link = room.resets.approve(other, request.id());
        assertThatThrownBy(() -> room.resets.approve(other, request.id())).isInstanceOf(NotFound.class);
        StaffRoom.Person again = room.complete(link);
        assertThat(again.staff().id()).isEqualTo(bob.staff().id());
        assertThat(room.kinds("reset-approved")).hasSize(1);
    }

    @Test
    void aRequestToResetEndsByItselfOrByBeingDeclined() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        ResetRequest first =
                (ResetRequest) room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_FACTORS);
        room.resets.decline(room.fresh(bob), first.id());
        assertThat(room.resets.waiting(room.fresh(ada))).isEmpty();
        room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_FACTORS);
        room.clock.advance(java.time.Duration.ofHours(24));
        assertThat(room.resets.waiting(room.fresh(ada))).isEmpty();
    }

    /// ASVS 6.4.6: a reset is started for somebody, never decided for them.
    @Test
    @Tag("ASVS-6.4.6")
    void anAdministratorResetsAnothersPasswordButOpensNothingByIt() {
        StaffRoom.Person bob = room.person(ada, "bob", StaffRole.ADMINISTRATOR);
        IssuedLink link =
                (IssuedLink) room.resets.start(room.fresh(ada), bob.staff().id(), LinkKind.RESET_PASSWORD);
        Session session =
                room.setUp.open(link.token(), StaffRoom.HERE).orElseThrow().session();
        room.setUp.choosePassword(session, "chosen by somebody else");
        room.clock.advance(java.time.Duration.ofSeconds(60));
        assertThat(room.setUp.finish(session, new SecondFactor.OwnTotp(room.code(ada)), StaffRoom.HERE))
                .isInstanceOf(SetUpAnswer.WrongFactor.class);
        assertThat(room.signIn.password("bob", StaffRoom.PASSWORD, StaffRoom.HERE))
                .isInstanceOf(SignedIn.class);
    }
}
