package org.bailee.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docs/reference/asvs.md calls tested is tested, and what is tested stands there.
class AsvsTests {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| (\\w+) \\|$");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"ASVS-([0-9.]+)\"\\)");

    @Test
    void everyRowThatSaysTestHasOneAndEveryTestARow() {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(SourceTree.read(SourceTree.file("docs/reference/asvs.md")))
                .results()
                .forEach(row -> assertThat(rows.put(row.group(1), row.group(2)))
                        .as(row.group(1))
                        .isNull());
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.values()).isSubsetOf("test", "design", "open", "later", "none");
        Set<String> said = new TreeSet<>(rows.keySet());
        said.removeIf(id -> !"test".equals(rows.get(id)));
        assertThat(tags()).isEqualTo(said);
    }

    private static Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        SourceTree.java("test").stream()
                .flatMap(file -> TAG.matcher(SourceTree.read(file)).results())
                .forEach(tag -> tags.add(tag.group(1)));
        return tags;
    }
}
