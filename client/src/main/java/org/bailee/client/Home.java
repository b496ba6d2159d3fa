package org.bailee.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a server leaves in its home folder for clients on the same machine: where it answers, which certificate to
/// trust, and the first administrator's key.
///
/// @param certificate in PEM
/// @param key the administrator's, where it lies in the folder: in one that a restore made it does not
public record Home(URI url, String certificate, Optional<ApiKey> key) {
    /// @throws IOException if there is no such folder, or the server never started in it, or it belongs to another
    /// account
    public static Home in(Path folder) throws IOException {
        Path administrator = folder.resolve("admin.key");
        return in(folder, Files.exists(administrator) ? Optional.of(ApiKey.in(administrator)) : Optional.empty());
    }

    /// The same with another key than the administrator's.
    public static Home in(Path folder, ApiKey key) throws IOException {
        return in(folder, Optional.of(key));
    }

    private static Home in(Path folder, Optional<ApiKey> key) throws IOException {
        JsonNode connection = Json.read(Files.readAllBytes(folder.resolve("connection.json")));
        String certificate = Json.text(connection, "certificate");
        String pem = certificate.startsWith("-----BEGIN")
                ? certificate
                : Files.readString(folder.resolve(certificate), StandardCharsets.US_ASCII);
        return new Home(URI.create(Json.text(connection, "url")), pem, key);
    }
}
