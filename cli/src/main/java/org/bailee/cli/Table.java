package org.bailee.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows set in columns for reading.
public record Table(List<String> header, List<List<String>> rows) {
    public String text() {
        int[] widths = new int[header.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(clean(row.get(i))));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = clean(row.get(i));
                line.append(cell).repeat(' ', widths[i] - width(cell) + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /// A stored value must not move the cursor or colour the terminal of whoever looks at it.
    private static String clean(String cell) {
        StringBuilder clean = new StringBuilder(cell.length());
        cell.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
