package org.bailee.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S28: values that begin like a formula come out of an export as text.
@Tag("S28")
class FormulasTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠a", "'=1", "''-1"})
    void tamesWhatASpreadsheetWouldRun(String cell) {
        assertThat(Formulas.tame(cell)).isEqualTo("'" + cell);
        assertThat(Formulas.untame(Formulas.tame(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "'", "''", "'tis", "O'Neil", " =1"})
    void leavesTheRestAlone(String cell) {
        assertThat(Formulas.tame(cell)).isEqualTo(cell);
        assertThat(Formulas.untame(cell)).isEqualTo(cell);
    }

    /// As somebody mends a row by hand.
    @Test
    void takesNothingFromWhatWasWrittenAnew() {
        assertThat(Formulas.untame("+49 711 284222")).isEqualTo("+49 711 284222");
    }
}
