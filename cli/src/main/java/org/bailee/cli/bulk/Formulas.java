package org.bailee.cli.bulk;

/// Keeps a spreadsheet from running what a customer wrote: a text that begins like a formula gets an apostrophe.
final class Formulas {
    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private Formulas() {}

    static String tame(String cell) {
        return !cell.isEmpty() && BEGINNINGS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
