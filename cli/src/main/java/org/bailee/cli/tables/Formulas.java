package org.bailee.cli.tables;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from running what a customer wrote: a text that begins like a formula gets an apostrophe, which
/// can be taken away again without losing one that was there before.
public final class Formulas {
    private static final Pattern WILD = Pattern.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private Formulas() {}

    public static String tame(String cell) {
        return WILD.matcher(cell).matches() ? "'" + cell : cell;
    }

    /// What [#tame] was given. A cell that somebody wrote anew, without an apostrophe, stays as it is.
    static String untame(String cell) {
        return cell.startsWith("'") && WILD.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
