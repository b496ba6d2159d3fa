package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keys, backups, holds and erasures, with something in each: looked at where they stand.
class KeepingIT {
    private static final House HOUSE = House.shared();

    @Test
    void aBackupIsTakenAndProvenAndTheKeyChanged() {
        HOUSE.shop();
        Page page = HOUSE.administrator();
        page.navigate("/backups");
        Eye.looksAt(page, "_backups_none");
        press(page, "form[action='/backups/take'] button");
        Eye.looksAt(page, "_backups_under_way");
        for (int tries = 0; tries < 150 && page.locator("td .tag.good").count() < 2; tries++) {
            page.waitForTimeout(200);
            page.navigate("/backups");
        }
        page.locator("tbody details summary").first().click();
        Eye.looksAt(page, "_backups_proven");
        page.navigate("/backups/runs");
        Eye.looksAt(page, "_backups_runs");
        page.navigate("/");
        assertThat(page.content()).contains("The last restore was proven less than an hour ago.");

        page.navigate("/custody");
        page.locator("form[action='/custody/rotate']")
                .locator("xpath=..")
                .locator("summary")
                .click();
        Eye.looksAt(page, "_custody");
        press(page, "form[action='/custody/rotate'] button");
        Eye.looksAt(page, "_custody_turning");

        page.navigate("/custody");
        Locator index = page.locator("form[action='/custody/indexes']").first();
        index.locator("xpath=..").locator("summary").click();
        Eye.looksAt(page, "_custody_index");
        press(page, "form[action='/custody/indexes'] button >> nth=0");
        Eye.looksAt(page, "_custody_index_building");
        page.context().close();
    }

    @Test
    void aHoldLiesOnAPersonAndAnErasureIsCertified() {
        String person = HOUSE.shop().customer();
        Page page = HOUSE.colleague("privacy-officer", "support");
        page.navigate("/holds?person=" + person);
        page.fill("#because", "CASE-2026-17");
        page.fill("#owner", "legal");
        page.fill("#reviewOn", "2030-01-31");
        page.click("form[action='/holds'] button.first");
        page.navigate("/people/" + person + "?for=fulfil-orders");
        Eye.looksAt(page, "_person_held");
        page.navigate("/holds");
        page.locator("tbody details summary").first().click();
        Eye.looksAt(page, "_holds");
        page.locator("tbody input[name=reason]").first().fill("TICKET-17");
        page.locator("tbody form button").first().click();
        assertThat(page.content()).contains("No hold of this kind.");

        page.navigate("/restrictions?person=" + person);
        page.check("input[name=ground][value=contested]");
        page.fill("#because", "REQ-2026-9");
        page.fill("#owner", "dpo");
        page.fill("#reviewOn", "2030-01-31");
        page.click("form[action='/restrictions'] button.first");
        page.locator("tbody details summary").first().click();
        Eye.looksAt(page, "_restrictions_of_one");
        page.navigate("/people/" + person + "/erase");
        Eye.looksAt(page, "_person_erase");
        page.check("input[name=field][value='profile.phone']");
        page.fill("#reason", "REQ-2026-10");
        page.click("form[action$='/preview'] button");
        Eye.looksAt(page, "_person_erase_restricted");
        page.navigate("/restrictions");
        page.locator("tbody details summary").first().click();
        page.locator("tbody input[name=told]")
                .first()
                .fill(LocalDate.now(ZoneOffset.UTC).toString());
        page.locator("tbody input[name=reason]").first().fill("REQ-2026-9");
        page.locator("tbody form button").first().click();
        assertThat(page.content()).contains("No restriction of this kind.");

        page.navigate("/people/" + person + "/erase");
        page.check("input[name=field][value='profile.phone']");
        page.check("input[name=activity][value='fulfil-orders']");
        page.fill("#reason", "REQ-2026-10");
        page.click("form[action$='/preview'] button");
        Eye.looksAt(page, "_person_erase_preview");
        page.locator("section[aria-labelledby=goes] input[type=checkbox]").check();
        page.click("section[aria-labelledby=goes] button.danger");
        page.waitForURL(url -> url.endsWith("/erase?done=1"));
        Eye.looksAt(page, "_person_erase_done");
        page.navigate("/erasures?what=fields");
        Eye.looksAt(page, "_erasures_of_parts");

        page.navigate("/erasures");
        Eye.looksAt(page, "_erasures");
        Download paper = page.waitForDownload(() ->
                page.locator("form[action$='/certificate'] button").first().click());
        assertThat(paper.suggestedFilename()).endsWith(".pdf");
        page.context().close();
    }

    @Test
    void aWholePersonIsErasedOnceNothingHoldsThem() {
        String person = HOUSE.shop().another();
        Page page = HOUSE.colleague("privacy-officer", "support");
        page.navigate("/holds?person=" + person);
        page.fill("#because", "CASE-2026-18");
        page.fill("#owner", "legal");
        page.fill("#reviewOn", "2030-01-31");
        page.click("form[action='/holds'] button.first");
        page.navigate("/people/" + person + "/erase");
        page.click("section[aria-labelledby=whole] a.button");
        page.waitForURL(url -> url.endsWith("/erase/whole"));
        Eye.looksAt(page, "_person_whole_held");
        page.navigate("/holds");
        page.locator("tbody details summary").first().click();
        page.locator("tbody input[name=reason]").first().fill("TICKET-18");
        page.locator("tbody form button").first().click();

        page.navigate("/people/" + person + "/erase/whole");
        Eye.looksAt(page, "_person_whole");
        page.fill("#reason", "REQ-2026-11");
        page.fill("#confirm", "zzzzzz");
        page.click("section[aria-labelledby=sure] button.danger");
        page.waitForSelector("#refusal");
        Eye.looksAt(page, "_person_whole_refused");
        page.fill("#confirm", person.substring(person.length() - 6));
        page.click("section[aria-labelledby=sure] button.danger");
        page.waitForURL(url -> url.endsWith("/erasures/" + person));
        Eye.looksAt(page, "_erased");
        for (String form : List.of("pdf", "json")) {
            Download certificate = page.waitForDownload(() -> page.click("button[name=form][value=" + form + "]"));
            assertThat(certificate.suggestedFilename()).isEqualTo("erasure-" + person + "." + form);
        }
        page.context().close();
    }

    /// What is under way is shown anew every few seconds, and would go from under the eye.
    private static void press(Page page, String button) {
        evaluate(page, "window.before = true");
        page.click(button);
        page.waitForFunction("!window.before && document.readyState === 'complete'");
        evaluate(page, "stop()");
    }

    /// Again where the page is just being shown anew.
    private static void evaluate(Page page, String script) {
        try {
            page.evaluate(script);
        } catch (PlaywrightException goneMeanwhile) {
            page.waitForLoadState();
            page.evaluate(script);
        }
    }
}
