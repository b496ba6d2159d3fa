package org.bailee.server.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {
    // S28: formula injection.
    @ParameterizedTest
    @Tag("S28")
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void makesEveryFormulaAText(String formula) {
        String cell = Csv.cell(formula);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @Test
    void quotesWhatWouldEndACell() {
        StringBuilder line = new StringBuilder();
        Csv.line(line, List.of("plain", "a,b", "say \"yes\"", ""));
        assertThat(line).hasToString("plain,\"a,b\",\"say \"\"yes\"\"\",\r\n");
    }
}
