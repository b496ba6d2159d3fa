package org.bailee.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bailee.server.shared.Invalid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseUrlTests {
    /// S43: whatever is on a command line stands in the process list, and the driver logs what it does not understand.
    @ParameterizedTest
    @Tag("S43")
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/bailee?password=hunter2",
                "jdbc:postgresql://127.0.0.1/bailee?PassWord=hunter2",
                "jdbc:postgresql://127.0.0.1/bailee?connectTimeout=1&user=hunter2",
                "jdbc:postgresql://bailee:hunter2@127.0.0.1/bailee",
                "jdbc:postgresql://hunter2@127.0.0.1:5432/bailee"
            })
    void holdsNoSecret(String url, CapturedOutput output) {
        assertRefused(url, "database.secret-in-url", "--database-password");
        assertThat(output.getAll()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://127.0.0.1/hunter2, database.url-malformed, jdbc:postgresql://HOST/DATABASE",
        "jdbc:postgresql:hunter2, database.url-malformed, jdbc:postgresql://HOST/DATABASE",
        "jdbc:postgresql://127.0.0.1:hunter2/bailee, database.url-malformed, jdbc:postgresql://HOST/DATABASE",
        "jdbc:postgresql://db/bailee?sslmode=hunter2, database.tls-in-url, bailee.database.tls",
        "jdbc:postgresql://db/bailee?sslmode=disable, database.tls-in-url, bailee.database.tls",
        "jdbc:postgresql://db/bailee?sslMode=disable, database.url-parameter, sslrootcert",
        "jdbc:postgresql://db/bailee?ssl%6dode=disable, database.url-parameter, sslrootcert",
        "jdbc:postgresql://db/bailee?sslfactory=org.postgresql.ssl.NonValidatingFactory, database.url-parameter, sslcert",
        "jdbc:postgresql://127.0.0.1/bailee?PGHOST=db, database.url-parameter, sslcert",
        "jdbc:postgresql://127.0.0.1/bailee?service=db, database.url-parameter, sslcert",
        "jdbc:postgresql://127.0.0.1/bailee?options=-csynchronous_commit=off, database.url-parameter, sslcert"
    })
    void holdsNothingThatDoesNotBelongThere(String url, String code, String hint) {
        assertRefused(url, code, hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/bailee",
                "jdbc:postgresql://127.0.0.1:5433/bailee",
                "jdbc:postgresql://127.8.8.8,[::1]:5433/bailee?connectTimeout=3",
                "jdbc:postgresql://db.internal/bailee?sslmode=verify-full&sslrootcert=/etc/bailee/db.pem"
            })
    void staysAsItIsWhereNobodyCanListenOrNobodyIsTrusted(String url, CapturedOutput output) {
        for (DatabaseTls tls : DatabaseTls.values()) {
            assertThat(DatabaseUrl.checked(url, tls)).isEqualTo(url);
        }
        assertThat(output.getAll()).doesNotContain("ANYONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.internal/bailee?",
                "jdbc:postgresql://10.0.0.1/bailee?",
                "jdbc:postgresql://[2001:db8::1]:5433/bailee?",
                "jdbc:postgresql://localhost.example/bailee?",
                "jdbc:postgresql://127.0.0.1,db.internal/bailee?",
                "jdbc:postgresql://db.internal/bailee?sslrootcert=/etc/bailee/db.pem&"
            })
    void demandsThatAnotherMachineProvesWhoItIs(String url, CapturedOutput output) {
        assertThat(DatabaseUrl.checked(url.replaceAll("[?&]$", ""), DatabaseTls.VERIFY_FULL))
                .isEqualTo(url + "sslmode=verify-full");
        assertThat(output.getAll()).doesNotContain("ANYONE");
    }

    @Test
    void callsOutWhatIsLessProtected(CapturedOutput output) {
        assertThat(DatabaseUrl.checked("jdbc:postgresql://db/bailee", DatabaseTls.REQUIRE))
                .endsWith("?sslmode=require");
        assertThat(output.getAll())
                .contains("WARN", "ANYONE WHO CAN PLACE THEMSELVES BEFORE THE DATABASE", "What to do:");
        assertThat(DatabaseUrl.checked("jdbc:postgresql://db/bailee", DatabaseTls.DISABLE))
                .endsWith("?sslmode=disable");
        assertThat(output.getAll()).contains("ANYONE ON THE WAY TO THE DATABASE CAN READ");
    }

    private static void assertRefused(String url, String code, String hint) {
        assertThatThrownBy(() -> DatabaseUrl.checked(url, DatabaseTls.VERIFY_FULL))
                .isInstanceOfSatisfying(Invalid.class, refused -> {
                    assertThat(refused.violations().getFirst().code()).isEqualTo(code);
                    assertThat(refused.hint()).contains(hint);
                    assertThat(refused.violations().toString()).doesNotContain("hunter2");
                });
    }
}
