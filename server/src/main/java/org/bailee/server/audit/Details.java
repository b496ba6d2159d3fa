package org.bailee.server.audit;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// An entry's details as one text: `name=value` lines in order of name, so that equal details have equal bytes.
final class Details {
    private Details() {}

    static String write(Map<String, String> details) {
        StringJoiner lines = new StringJoiner("\n");
        new TreeMap<>(details).forEach((name, value) -> {
            if (name.indexOf('=') >= 0 || !isOneLine(name) || !isOneLine(value)) {
                throw new IllegalArgumentException("A detail is one line, and its name holds no equals sign.");
            }
            lines.add(name + "=" + value);
        });
        return lines.toString();
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    static Map<String, String> read(String text) {
        Map<String, String> details = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            details.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return details;
    }
}
