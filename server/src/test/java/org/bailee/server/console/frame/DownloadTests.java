package org.bailee.server.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void makesNoCellThatASpreadsheetRuns(String cell) throws Exception {
        String line = rendered(Download.csv("x.csv", List.of(List.of(cell, "ordinary"))))
                .getContentAsString();
        assertThat(line.replace("\"", "")).startsWith("'" + cell).endsWith(",ordinary\r\n");
    }

    @Test
    void keepsCellsApart() throws Exception {
        MockHttpServletResponse sent = rendered(Download.csv("x.csv", List.of(List.of("a,b", "c\"d", "e\r\nf", ""))));
        assertThat(sent.getContentAsString()).isEqualTo("\"a,b\",\"c\"\"d\",\"e\r\nf\",\r\n");
        assertThat(sent.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"x.csv\"");
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
