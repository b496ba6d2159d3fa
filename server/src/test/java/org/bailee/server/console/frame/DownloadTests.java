package org.bailee.server.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTests {
    @Test
    void isAFileThatNoCacheKeeps() throws Exception {
        MockHttpServletResponse sent = rendered(Download.yaml("x.yaml", "é"));
        assertThat(sent.getContentAsByteArray()).isEqualTo("é".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(sent.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"x.yaml\"");
        assertThat(sent.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void showsNothingOfItselfInALog() {
        assertThat(Download.yaml("x.yaml", "secret").toString()).doesNotContain("secret");
    }

    private static MockHttpServletResponse rendered(Download download) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        download.render(Map.of(), new MockHttpServletRequest(), response);
        return response;
    }
}
