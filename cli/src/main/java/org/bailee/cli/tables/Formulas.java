package org.bailee.cli.tables;

import java.util.regex.Pattern;

/// Keeps a spreadsheet from running what a customer wrote: a text that begins like a formula gets an apostrophe, which
/// can be taken away again without losing one that was there before.
///
/// So does each piece of a text that begins so: a spreadsheet set to another language cuts our cells at semicolons and
/// tabs, and knows nothing of our quotes there. The server's own lists follow the same rules.
public final class Formulas {
    private static final String WILD = "(?=['\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20])";
    private static final String PIECE = "(?:\\A|(?<=[;|\t\r\n]))";
    private static final String BLANK = "(?=['\"]*[\t\r\n])";

    private static final Pattern TAME = Pattern.compile(PIECE + WILD + "|\\A" + BLANK);
    private static final Pattern TAMED = Pattern.compile(PIECE + "'" + WILD + "|\\A'" + BLANK);

    private Formulas() {}

    public static String tame(String cell) {
        return TAME.matcher(cell).replaceAll("'");
    }

    /// What [#tame] was given. A cell that somebody wrote anew, without an apostrophe, stays as it is.
    static String untame(String cell) {
        return TAMED.matcher(cell).replaceAll("");
    }
}
