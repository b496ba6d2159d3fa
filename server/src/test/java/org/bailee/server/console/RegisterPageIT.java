package org.bailee.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.bailee.server.api.RunningServer;
import org.bailee.server.console.Visitor.Shown;
import org.bailee.server.identity.StaffRole;
import org.bailee.server.register.Register;
import org.junit.jupiter.api.Test;

/// The register, read in the console.
class RegisterPageIT {
    private static final RunningServer SERVER = RunningServer.shared();

    private final Visitor reader =
            Visitor.with(SERVER, People.of(SERVER).make(StaffRole.DEVELOPER).token());

    @Test
    void saysWhoSeesWhatForWhatInWords() {
        String html = reader.get("/register").html();
        assertThat(html)
                .contains("We use this to deliver", "needed for a contract", "warehouse", "only that there is one")
                .contains(">masked<", ">plain<", ">not seen<", "fraud or tracking", "2 years", "10 years", "tax law")
                .contains("role=\"region\" tabindex=\"0\"", "<th scope=\"row\">profile.email</th>");
    }

    @Test
    void speaksGerman() {
        assertThat(reader.speaking("de").get("/register").html()).contains("für einen Vertrag nötig", "2 Jahre");
    }

    @Test
    void givesTheFileBackByteForByte() {
        Shown file = reader.get("/register.yaml");
        assertThat(file.html()).isEqualTo(SERVER.room(Register.class).current().text());
        assertThat(file.header("Content-Type")).startsWith("application/yaml");
        assertThat(reader.get("/register.yaml?version=1").status()).isEqualTo(200);
        assertThat(reader.get("/register.yaml?version=99999").status()).isEqualTo(404);
        assertThat(reader.get("/register?version=x").status()).isEqualTo(404);
    }
}
