package org.bailee.browser;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// One server and one browser for all tests, and its first administrator, let in as every administrator is.
final class House {
    static final String NAME = "ada";
    static final String PASSWORD = "four wet horses sing";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PackagedServer server;
    private final Playwright playwright;
    private final AtomicReference<Shop> shop = new AtomicReference<>();
    private final String url;
    private final Browser browser;
    private final String secret;
    private final String state;

    private static final class Only {
        private static final House HOUSE = open();
    }

    private House(PackagedServer server, Playwright playwright, Browser browser, String secret, String state)
            throws IOException {
        this.server = server;
        this.playwright = playwright;
        this.url = server.url();
        this.browser = browser;
        this.secret = secret;
        this.state = state;
    }

    static House shared() {
        return Only.HOUSE;
    }

    String url() {
        return url;
    }

    /// What the first administrator's authenticator app holds.
    String secret() {
        return secret;
    }

    /// A browser nobody has used before.
    Page visitor() {
        return browser.newContext(options()).newPage();
    }

    /// A browser in which the first administrator is signed in.
    Page administrator() {
        return browser.newContext(options().setStorageState(state)).newPage();
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setBaseURL(url).setLocale("en-GB");
    }

    Page visitor(Browser.NewContextOptions options) {
        return browser.newContext(options).newPage();
    }

    /// The code of a new colleague's invitation.
    String invite(String name) {
        return invite(name, "support", "");
    }

    /// @param role what they may do
    /// @param sees their role of the register; empty for none
    String invite(String name, String role, String sees) {
        Page page = administrator();
        page.navigate("/staff");
        page.fill("#name", name);
        page.fill("#displayName", "Somebody");
        page.check("form[action='/staff'] input[name=staffRole][value=" + role + "]");
        if (!sees.isEmpty()) {
            page.check("form[action='/staff'] input[name=role][value=" + sees + "]");
        }
        page.click("form[action='/staff'] button.first");
        String code = page.locator("section.notice code").innerText().strip();
        page.context().close();
        return code;
    }

    /// A browser in which a new colleague is signed in.
    Page colleague(String role, String sees) {
        Page page = visitor();
        choosePassword(page, invite(newName(), role, sees));
        page.click("button.first");
        showFactor(page);
        page.waitForSelector(".codes");
        return page;
    }

    /// Types the first code of the secret shown, and gives the secret.
    static String showFactor(Page page) {
        page.click("summary");
        String secret = page.locator("details code").innerText();
        // The step before now, so that later ones are left for signing in.
        page.fill("#code", TimeCode.of(secret, -1));
        page.click("form[action='/set-up/factor'] button");
        return secret;
    }

    /// The music shop of the examples, with one customer who bought something.
    Shop shop() {
        return shop.updateAndGet(known -> known == null ? Shop.open(server, playwright) : known);
    }

    String newName() {
        return "person-" + NUMBERS.incrementAndGet();
    }

    /// From a link to the page that asks for the second factor.
    static void choosePassword(Page page, String code) {
        page.navigate("/set-up/begin");
        page.fill("input[name=link]", code);
        page.click("button.first");
        page.fill("#password", PASSWORD);
    }

    /// One more, for who seals it; to be closed.
    static House another() {
        return open();
    }

    /// A server nobody has been set up on.
    static Fresh fresh() {
        try {
            PackagedServer server = PackagedServer.start();
            Playwright playwright = playwright();
            Page page = launch(server, playwright)
                    .newContext(new Browser.NewContextOptions()
                            .setBaseURL(server.url())
                            .setLocale("en-GB"))
                    .newPage();
            return new Fresh(server, playwright, page);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    record Fresh(PackagedServer server, Playwright playwright, Page page) implements AutoCloseable {
        @Override
        public void close() {
            playwright.close();
            server.stop();
        }
    }

    String rootKey() throws IOException {
        return server.rootKey();
    }

    /// Makes the server forget its keys.
    void seal() throws IOException {
        APIRequestContext api = playwright
                .request()
                .newContext(new APIRequest.NewContextOptions()
                        .setBaseURL(url)
                        .setIgnoreHTTPSErrors(true)
                        .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + server.firstKey())));
        APIResponse sealed = api.post("/v1/custody/sealing");
        if (!sealed.ok()) {
            throw new IllegalStateException(sealed.status() + " " + sealed.text());
        }
    }

    void close() {
        playwright.close();
        server.stop();
    }

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static House open() {
        try {
            PackagedServer server = PackagedServer.start();
            Playwright playwright = playwright();
            Browser browser = launch(server, playwright);
            Page page = browser.newContext(new Browser.NewContextOptions()
                            .setBaseURL(server.url())
                            .setLocale("en-GB"))
                    .newPage();
            choosePassword(page, server.firstCode());
            page.fill("#displayName", "Ada");
            page.fill("#name", NAME);
            page.click("button.first");
            String secret = showFactor(page);
            page.waitForSelector(".codes");
            page.navigate("/");
            BrowserContext context = page.context();
            House house = new House(server, playwright, browser, secret, context.storageState());
            context.close();
            return house;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Browser launch(PackagedServer server, Playwright playwright) throws IOException {
        // WebAuthn works on no page whose certificate is in doubt: this one's key is trusted by name instead.
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path())
                        .setArgs(List.of(
                                "--no-sandbox", "--ignore-certificate-errors-spki-list=" + server.keyDigest())));
    }
}
