package org.bailee.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/// A device that keeps passkeys and verifies its person, plugged into one page.
final class Authenticator {
    private final CDPSession session;
    private final String id;

    private Authenticator(CDPSession session, String id) {
        this.session = session;
        this.id = id;
    }

    static Authenticator of(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject made = new JsonObject();
        made.add("options", options);
        String id = session.send("WebAuthn.addVirtualAuthenticator", made)
                .get("authenticatorId")
                .getAsString();
        return new Authenticator(session, id);
    }

    JsonArray passkeys() {
        return session.send("WebAuthn.getCredentials", itself()).getAsJsonArray("credentials");
    }

    JsonObject passkey() {
        return passkeys().get(0).getAsJsonObject();
    }

    /// As if copied from elsewhere, its count included.
    void put(JsonObject passkey) {
        JsonObject put = itself();
        put.add("credential", passkey);
        session.send("WebAuthn.addCredential", put);
    }

    private JsonObject itself() {
        JsonObject itself = new JsonObject();
        itself.addProperty("authenticatorId", id);
        return itself;
    }
}
