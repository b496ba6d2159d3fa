package org.bailee.server.database;

import java.util.Optional;
import org.bailee.server.shared.SecretReference;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which PostgreSQL to use.
///
/// @param url a PostgreSQL of the operator's own; the embedded one if empty
/// @param password where the password is: `file:PATH` or `env:NAME`
/// @param tls how a connection to another machine is protected
/// @param connections how many connections to hold at the most
@ConfigurationProperties("bailee.database")
public record DatabaseSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        @DefaultValue("verify-full") DatabaseTls tls,
        @DefaultValue("16") int connections) {
    Credentials credentials() {
        return new Credentials(
                DatabaseUrl.checked(url.orElseThrow(), tls),
                user.orElse(Cluster.OWNER),
                password.map(reference -> new SecretReference(reference).read("bailee.database.password"))
                        .orElse(""));
    }
}
