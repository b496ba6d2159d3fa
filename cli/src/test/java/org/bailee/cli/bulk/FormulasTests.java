package org.bailee.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S28: values that begin like a formula come out of an export as text.
@Tag("S28")
class FormulasTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠a"})
    void tamesWhatASpreadsheetWouldRun(String cell) {
        assertThat(Formulas.tame(cell)).isEqualTo("'" + cell);
    }

    @Test
    void leavesTheRestAlone() {
        assertThat(Formulas.tame("a=b")).isEqualTo("a=b");
        assertThat(Formulas.tame("")).isEmpty();
    }
}
