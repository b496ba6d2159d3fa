package org.bailee.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bailee.server.identity.ProviderAnswer.Arrived;
import org.bailee.server.identity.ProviderAnswer.NotArrived;

/// A door to which an identity provider's word opens, for the people of a [StaffRoom].
final class ProviderRoom {
    static final List<String> NONE = List.of();

    final StaffRoom room;
    final ProviderLinks links;

    ProviderRoom(StaffRoom room) {
        this.room = room;
        this.links = new ProviderLinks(room.parts);
    }

    /// Where only who is linked comes in, and no second factor of the provider's counts.
    SingleSignOn plain() {
        return door(NONE, NONE, false, false);
    }

    /// Where the second factor `gold` or `mfa` counts.
    SingleSignOn accepting() {
        return door(NONE, NONE, true, false);
    }

    SingleSignOn mapping(List<String> staffRoles, List<String> registerRoles) {
        return door(staffRoles, registerRoles, false, false);
    }

    /// Where newcomers get accounts.
    SingleSignOn open(String... staffRoles) {
        return door(List.of(staffRoles), List.of("All=support"), true, true);
    }

    private SingleSignOn door(
            List<String> staffRoles, List<String> registerRoles, boolean accepts, boolean newAccounts) {
        OidcSettings settings = new OidcSettings(
                Optional.of(Said.ISSUER),
                Optional.of("bailee"),
                Optional.of("file:" + secret()),
                Optional.of("https://bailee.example" + OidcSettings.WAY_BACK),
                Optional.empty(),
                List.of("openid"),
                "groups",
                staffRoles,
                registerRoles,
                accepts ? List.of("gold") : NONE,
                accepts ? List.of("mfa") : NONE,
                newAccounts,
                false);
        return new SingleSignOn(room.parts, links, settings);
    }

    /// Links the person, who signs in for that with what they have.
    Session linked(SingleSignOn door, StaffRoom.Person who, String subject) {
        return arrived(door.arrive(door.beginLink(room.fresh(who)), Said.said(subject), StaffRoom.HERE));
    }

    ProviderAnswer signIn(SingleSignOn door, ProviderStatement said) {
        return door.arrive(door.begin(), said, StaffRoom.HERE);
    }

    ProviderAnswer signIn(SingleSignOn door, Said said) {
        return signIn(door, said.done());
    }

    static Session arrived(ProviderAnswer answer) {
        assertThat(answer).isInstanceOf(Arrived.class);
        return ((Arrived) answer).signedIn().session();
    }

    static ProviderRefusal why(ProviderAnswer answer) {
        assertThat(answer).isInstanceOf(NotArrived.class);
        return ((NotArrived) answer).why();
    }

    private static Path secret() {
        try {
            Path file = Files.createTempFile("bailee-client", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "a secret of the client's");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
