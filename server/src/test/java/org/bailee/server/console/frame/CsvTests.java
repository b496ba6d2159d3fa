package org.bailee.server.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Files for spreadsheets run nothing and keep their shape.
class CsvTests {
    @ParameterizedTest
    @Tag("S28")
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x"})
    void makesATextOfEverythingASpreadsheetWouldRun(String cell) {
        assertThat(Csv.cell(cell).replace("\"", "")).startsWith("'");
    }

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
        assertThat(Csv.cell("plain")).isEqualTo("plain");
    }

    @Test
    void endsEveryLine() throws Exception {
        MockHttpServletResponse sent = new MockHttpServletResponse();
        new Csv(List.of("a", "b"))
                .line(List.of("1", ""))
                .file("x.csv")
                .render(Map.of(), new MockHttpServletRequest(), sent);
        assertThat(sent.getContentAsString()).isEqualTo("a,b\r\n1,\r\n");
    }
}
