package org.bailee.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One place in the source where a problem is made: its code, what its two English sentences are put together from
/// beside their own words, and the gaps it hands on.
record ProblemMade(String code, List<String> parts, List<String> gaps) {
    private static final Pattern MADE = Pattern.compile(
            "new (?:NotFound|Denied|Conflict|Unavailable|Violation)\\(" + "|Invalid\\.of\\(|Conflict\\.stale\\(");
    private static final Pattern FLAW = Pattern.compile("new Flaw\\(|Checked\\.refused\\(");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    static Stream<ProblemMade> in(String source) {
        return MADE.matcher(source).results().map(found -> {
            List<String> said = arguments(source, found.end());
            boolean placed =
                    found.group().contains("Violation") || found.group().contains("Invalid");
            // `NotFound` has one more in front where somebody was erased.
            return read(placed || said.getFirst().equals("true") ? said.subList(1, said.size()) : said);
        });
    }

    static Stream<ProblemMade> flaws(String source) {
        return FLAW.matcher(source).results().map(found -> {
            List<String> said = arguments(source, found.end());
            return read(found.group().contains("Flaw") ? said.subList(1, said.size()) : said);
        });
    }

    private static ProblemMade read(List<String> said) {
        String code = said.getFirst();
        List<String> gaps = new ArrayList<>(said.subList(Math.min(3, said.size()), said.size()));
        // When it is worth asking again is no part of a sentence.
        gaps.removeAll(List.of("wait", "PATIENCE", "AGAIN"));
        List<String> parts = new ArrayList<>();
        said.subList(1, Math.min(3, said.size()))
                .forEach(sentence -> split(sentence, '+').stream()
                        .filter(part -> !TEXT.matcher(part).matches())
                        .forEach(parts::add));
        return new ProblemMade(code.replace("\"", ""), parts, gaps);
    }

    private static List<String> arguments(String source, int from) {
        int depth = 1;
        int end = from;
        Matcher text = TEXT.matcher(source);
        while (depth > 0) {
            char next = source.charAt(end);
            if (next == '"' && text.find(end) && text.start() == end) {
                end = text.end();
                continue;
            }
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            end++;
        }
        return split(source.substring(from, end - 1), ',');
    }

    /// At the marks that stand in no text and in no brackets.
    private static List<String> split(String source, char mark) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        Matcher text = TEXT.matcher(source);
        int depth = 0;
        for (int at = 0; at < source.length(); at++) {
            char next = source.charAt(at);
            if (next == '"' && text.find(at) && text.start() == at) {
                part.append(text.group());
                at = text.end() - 1;
            } else if (next == mark && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                depth += next == '(' ? 1 : next == ')' ? -1 : 0;
                part.append(next);
            }
        }
        parts.add(part.toString().strip());
        return parts.stream().map(some -> some.replaceAll("\\s+", " ")).toList();
    }
}
