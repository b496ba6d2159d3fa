package org.bailee.browser;

import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A business for the pages to show: the register of the examples, two customers, and one who was erased.
///
/// @param customer by number
/// @param another one with whom anything may be done
record Shop(String customer, String another) {
    static Shop open(PackagedServer server, Playwright playwright) {
        try {
            APIRequestContext api = playwright
                    .request()
                    .newContext(new APIRequest.NewContextOptions()
                            .setBaseURL(server.url())
                            .setIgnoreHTTPSErrors(true)
                            .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + server.firstKey())));
            done(api.put(
                    "/v1/register",
                    RequestOptions.create()
                            .setHeader("Content-Type", "application/yaml")
                            .setHeader("If-Match", "\"0\"")
                            .setData(Files.readString(Path.of("..", "examples", "music-shop", "register.yaml")))));
            APIResponse made = done(api.post(
                    "/v1/subjects",
                    RequestOptions.create()
                            .setHeader("Content-Type", "application/json")
                            .setHeader("Bailee-Purpose", "fulfil-orders")
                            .setData("""
                    {"profile": {"customer-number": "4711", "name": {"given": "Ada", "family": "Lovelace"},
                        "company": "Analytical Engines Ltd", "email": "ada@lovelace.example", "phone": "+442079460123"},
                     "invoice": [{"invoice-number": "1", "placed-on": "2026-01-02",
                        "total": "13.86 USD"}]}""")));
            APIResponse gone = done(api.post(
                    "/v1/subjects",
                    RequestOptions.create()
                            .setHeader("Content-Type", "application/json")
                            .setHeader("Bailee-Purpose", "fulfil-orders")
                            .setData("""
                    {"profile": {"customer-number": "4712", "name": {"given": "Luigi", "family": "Menabrea"},
                        "email": "luigi@menabrea.example"}}""")));
            done(api.delete("/v1/subjects/" + id(gone)));
            APIResponse another = done(api.post(
                    "/v1/subjects",
                    RequestOptions.create()
                            .setHeader("Content-Type", "application/json")
                            .setHeader("Bailee-Purpose", "fulfil-orders")
                            .setData("""
                    {"profile": {"customer-number": "4713", "name": {"given": "Mary", "family": "Somerville"},
                        "email": "mary@somerville.example"},
                     "invoice": [{"invoice-number": "2", "placed-on": "2026-01-03", "total": "5.94 USD"},
                        {"invoice-number": "3", "placed-on": "2026-02-03", "total": "0.99 USD"}]}""")));
            return new Shop(id(made), id(another));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String id(APIResponse made) {
        return JsonParser.parseString(made.text()).getAsJsonObject().get("id").getAsString();
    }

    private static APIResponse done(APIResponse answer) {
        if (!answer.ok()) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer;
    }
}
