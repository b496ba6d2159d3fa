package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.Register;
import org.junit.jupiter.api.Test;

class RegisterPageIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Visitor developer =
            Visitor.with(SERVER, People.of(SERVER).make(StaffRole.DEVELOPER).token());

    @Test
    void showsWhoSeesWhatInWordsAndWhatCustomersAreTold() {
        Shown page = developer.get("/register");
        assertThat(page.title()).startsWith("Register, version ");
        assertThat(page.html())
                .contains("profile.email", "fulfil-orders", "seen masked", ">masked<", "seen none", ">not at all<");
        SERVER.room(Register.class)
                .current()
                .definition()
                .activities()
                .values()
                .forEach(activity -> assertThat(page.html()).contains("scope=\"row\">" + activity.name()));
    }

    @Test
    void givesTheFileByteForByte() {
        Shown file = developer.get("/register.yaml");
        assertThat(file.header("Content-Disposition")).contains("attachment", ".yaml");
        assertThat(file.html()).isEqualTo(SERVER.room(Register.class).current().text());
    }

    @Test
    void showsEarlierVersionsAsSuchAndNoneThatNeverWas() {
        Shown before = developer.get("/register?version=0");
        assertThat(before.html()).contains("not in force");
        assertThat(developer.get("/register?version=9999").status()).isEqualTo(404);
        assertThat(developer.get("/register?version=x").status()).isEqualTo(400);
    }
}
