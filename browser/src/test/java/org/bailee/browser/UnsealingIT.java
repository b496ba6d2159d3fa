package org.bailee.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Custodians are appointed, take their shares, and open a sealed server: on a server of its own, as it is sealed
/// meanwhile.
class UnsealingIT {
    @Test
    void custodiansTakeTheirSharesAndOpenASealedServer() throws IOException {
        House house = House.another();
        Page administrator = house.administrator();
        Page colleague = house.colleague("support", "");

        administrator.navigate("/custodians");
        Eye.looksAt(administrator, "_custodians_none");
        administrator.fill("#label", "management");
        Locator people = administrator.locator("input[name=custodian]");
        for (int person = 0; person < people.count(); person++) {
            people.nth(person).check();
        }
        administrator.fill("#keyFile", "not this one");
        administrator.click("form[action='/custodians'] button.first");
        Eye.looksAt(administrator, "_custodians_refused");
        assertThat(administrator.inputValue("#label")).isEqualTo("management");
        assertThat(administrator.inputValue("#keyFile"))
                .as("nothing secret comes back")
                .isEmpty();
        assertThat(administrator.locator("input[name=custodian]:checked").count())
                .isEqualTo(people.count());
        administrator.fill("#keyFile", house.rootKey());
        administrator.click("form[action='/custodians'] button.first");
        Eye.looksAt(administrator, "_custodians_begun");

        List<String> shares = new ArrayList<>();
        for (Page page : List.of(administrator, colleague)) {
            page.navigate("/custodians");
            page.click("form[action='/custodians/share'] button");
            Eye.looksAt(page, "_custodians_share_" + shares.size());
            String share = page.locator("p.share").innerText();
            page.fill("#share", share);
            page.click("form[action='/custodians/confirm'] button");
            shares.add(share);
        }
        administrator.navigate("/custodians");
        assertThat(administrator.content()).contains("2 of 2 must come together.");
        Eye.looksAt(administrator, "_custodians_appointed");

        house.seal();
        Page stranger = house.visitor();
        stranger.navigate("/");
        assertThat(stranger.url()).endsWith("/unseal");
        stranger.locator("summary").last().click();
        Eye.looksAt(stranger, "_unseal");
        stranger.fill("#share", "what was it");
        stranger.click("form:has(#share) button");
        Eye.looksAt(stranger, "_unseal_refused");
        stranger.fill("#share", shares.getFirst());
        stranger.click("form:has(#share) button");
        Eye.looksAt(stranger, "_unseal_one_of_two");
        stranger.fill("#share", shares.getLast());
        stranger.click("form:has(#share) button");
        stranger.waitForURL(url -> url.endsWith("/sign-in"));
        house.close();
    }

    /// Before anybody is set up the door says how one gets in.
    @Test
    void theDoorLeadsToTheFirstSetUp() {
        try (House.Fresh fresh = House.fresh()) {
            Page page = fresh.page();
            page.navigate("/sign-in");
            Eye.looksAt(page, "_sign_in_nobody");
            page.click("a[href='/set-up/begin']");
            assertThat(page.url()).endsWith("/set-up/begin");
        }
    }
}
