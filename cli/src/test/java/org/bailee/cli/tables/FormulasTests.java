package org.bailee.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// S28: values that begin like a formula come out of an export as text.
@Tag("S28")
class FormulasTests {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＠a", "'=1", "''-1"})
    void tamesWhatASpreadsheetWouldRun(String cell) {
        assertThat(Formulas.tame(cell)).isEqualTo("'" + cell);
        assertThat(Formulas.untame(Formulas.tame(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a=b", "'", "''", "'tis", "O'Neil", " =1", "a;b", "2-1;x", "a; =1", "Roe, -Jr", "a|b\tc\r\nd"
            })
    void leavesTheRestAlone(String cell) {
        assertThat(Formulas.tame(cell)).isEqualTo(cell);
        assertThat(Formulas.untame(cell)).isEqualTo(cell);
    }

    /// Tilde, caret and hash stand for tab, carriage return and line feed.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "Bob;=cmd|'/c calc'!A1;x -> Bob;'=cmd|'/c calc'!A1;x",
                "a;=1;+2 -> a;'=1;'+2",
                ";=1 -> ;'=1",
                "a;;-1 -> a;;'-1",
                "a|@x -> a|'@x",
                "a;＝1 -> a;'＝1",
                "a;＋1 -> a;'＋1",
                "a;－1 -> a;'－1",
                "a;＠x -> a;'＠x",
                "a~=1 -> a~'=1",
                "a^=1 -> a^'=1",
                "a#=1 -> a#'=1",
                "a^#-b -> a^#'-b",
                "~=1 -> '~'=1",
                "#=x -> '#'=x",
                "=1;=2 -> '=1;'=2",
                "a;\"=1 -> a;'\"=1",
                "a;\"\"+1 -> a;'\"\"+1",
                "a;'=1 -> a;''=1",
                "\"=1 -> '\"=1"
            })
    void tamesEachPieceThatASpreadsheetMightCut(String cell, String tamed) {
        assertThat(Formulas.tame(breaks(cell))).isEqualTo(breaks(tamed));
        assertThat(Formulas.untame(breaks(tamed))).isEqualTo(breaks(cell));
    }

    private static String breaks(String text) {
        return text.replace('~', '\t').replace('^', '\r').replace('#', '\n');
    }

    /// As somebody mends a row by hand.
    @Test
    void takesNothingFromWhatWasWrittenAnew() {
        assertThat(Formulas.untame("+49 711 284222")).isEqualTo("+49 711 284222");
    }
}
