package org.bailee.server.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text on pages as PDF (ISO 32000-1): it can be selected, is set in the fonts every reader has, and is the same
/// bytes for the same text.
///
/// Written out here, since what a library brings for a page of text is megabytes of parsers and a look through the
/// machine's fonts.
final class PdfPage {
    private static final Charset ENCODING = Charset.forName("windows-1252");
    private static final HexFormat HEX = HexFormat.of();

    /// A4, in points.
    private static final String SIZE = "[0 0 595 842]";

    /// The number of the first page's object.
    private static final int FIRST = 6;

    private static final int LEFT = 56;
    private static final int VALUES = 250;
    private static final int TOP = 782;
    private static final int BOTTOM = 40;

    /// So many letters of ten points fit between the margins, of whatever text.
    private static final int LETTERS = 88;

    private final List<StringBuilder> pages = new ArrayList<>(List.of(new StringBuilder()));
    private int y = TOP;

    PdfPage heading(String text) {
        y -= 8;
        line("F2", 17, LEFT, text);
        y -= 24;
        return this;
    }

    PdfPage paragraph(String text) {
        for (String row : rows(text)) {
            line("F1", 10, LEFT, row);
            y -= 14;
        }
        y -= 6;
        return this;
    }

    PdfPage fact(String label, String value) {
        line("F1", 9, LEFT, label);
        line("F2", 9, VALUES, value);
        y -= 14;
        return this;
    }

    PdfPage space() {
        y -= 12;
        return this;
    }

    /// @param made as PDF writes it: `D:20261126192912Z`
    byte[] bytes(String title, String language, String made) {
        List<String> objects = new ArrayList<>(List.of(
                "<< /Type /Catalog /Pages 2 0 R /Lang (" + language
                        + ") /ViewerPreferences << /DisplayDocTitle true >> >>",
                "<< /Type /Pages /Kids [" + kids() + "] /Count " + pages.size() + " >>",
                "<< /Title " + string(title) + " /Producer (Bailee) /CreationDate (" + made + ") >>",
                font("Helvetica"),
                font("Helvetica-Bold")));
        for (StringBuilder content : pages) {
            objects.add("<< /Type /Page /Parent 2 0 R /MediaBox " + SIZE
                    + " /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents " + (objects.size() + 2)
                    + " 0 R >>");
            objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
        }
        StringBuilder file = new StringBuilder("%PDF-1.7\n");
        List<Integer> places = new ArrayList<>();
        for (String object : objects) {
            places.add(file.length());
            file.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R /Info 3 0 R >>\n");
        file.append("startxref\n").append(table).append("\n%%EOF\n");
        return file.toString().getBytes(US_ASCII);
    }

    private void line(String font, int size, int x, String text) {
        if (y < BOTTOM) {
            pages.add(new StringBuilder());
            y = TOP;
        }
        pages.getLast().append("BT /" + font + " " + size + " Tf " + x + " " + y + " Td " + string(text) + " Tj ET\n");
    }

    /// Each page is an object, and its text the next.
    private String kids() {
        return IntStream.range(0, pages.size())
                .mapToObj(page -> FIRST + 2 * page + " 0 R")
                .collect(Collectors.joining(" "));
    }

    private static List<String> rows(String text) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!row.isEmpty() && row.length() + 1 + word.length() > LETTERS) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(word);
        }
        rows.add(row.toString());
        return rows;
    }

    private static String font(String name) {
        return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding >>";
    }

    /// In hexadecimal nothing needs escaping, and the file stays ASCII.
    private static String string(String text) {
        return "<" + HEX.formatHex(text.getBytes(ENCODING)) + ">";
    }
}
