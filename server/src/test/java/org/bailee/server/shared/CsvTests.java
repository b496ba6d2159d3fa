package org.bailee.server.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files for spreadsheets run nothing and keep their shape.
class CsvTests {
    // S28: formula injection.
    @ParameterizedTest
    @Tag("S28")
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\tx", "\rx", "\n=x"})
    void makesEveryFormulaAText(String formula) {
        String cell = Csv.cell(formula);
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
        assertThat(cell.replace("\"", "")).startsWith("'");
    }

    /// Tilde, caret and hash stand for tab, carriage return and line feed.
    @ParameterizedTest
    @Tag("S28")
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
    void makesATextOfEachPieceThatASpreadsheetMightCut(String cell, String tamed) {
        String quoted = '"' + breaks(tamed).replace("\"", "\"\"") + '"';
        assertThat(Csv.cell(breaks(cell))).isIn(quoted, breaks(tamed));
    }

    private static String breaks(String text) {
        return text.replace('~', '\t').replace('^', '\r').replace('#', '\n');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "'tis", "O'Neil", " =1", "2-1"})
    void leavesTheRestAlone(String cell) {
        assertThat(Csv.cell(cell)).isEqualTo(cell);
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(List.of("a;b", "a|b", "a\tb", "a\rb", "a\nb"))
                .allSatisfy(cell -> assertThat(Csv.cell(cell)).isEqualTo('"' + cell + '"'));
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
        assertThat(Csv.cell("plain")).isEqualTo("plain");
        assertThat(new Csv(List.of("plain", "a,b", "say \"yes\"", "")).text())
                .isEqualTo("plain,\"a,b\",\"say \"\"yes\"\"\",\r\n");
    }

    @Test
    void endsEveryLine() {
        assertThat(new Csv(List.of("a", "b")).line(List.of("1", "")).text()).isEqualTo("a,b\r\n1,\r\n");
    }
}
