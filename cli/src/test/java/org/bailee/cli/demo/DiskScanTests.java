package org.bailee.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A search that finds nothing proves nothing unless it would have found something.
class DiskScanTests {
    private static final String VALUE = "Ångström Street 7";

    @TempDir
    private Path folder = Path.of("");

    static Stream<byte[]> forms() {
        byte[] utf8 = VALUE.getBytes(StandardCharsets.UTF_8);
        Stream<byte[]> base64 = Stream.of("", "x", "xy", "xyz").map(before -> {
            String text = before + VALUE + "and what follows";
            return Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
        });
        return Stream.concat(
                Stream.of(
                        utf8,
                        VALUE.getBytes(StandardCharsets.UTF_16LE),
                        VALUE.getBytes(StandardCharsets.UTF_16BE),
                        VALUE.getBytes(StandardCharsets.ISO_8859_1),
                        VALUE.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                        VALUE.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_16LE),
                        HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII),
                        HexFormat.of().withUpperCase().formatHex(utf8).getBytes(StandardCharsets.US_ASCII)),
                base64);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsAValueInEveryForm(byte[] form) throws IOException {
        byte[] hay = new byte[form.length + 100];
        System.arraycopy(form, 0, hay, 57, form.length);
        assertThat(scan(hay).found()).containsExactly(VALUE);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsAValueAcrossTheEdgeOfAChunk(byte[] form) throws IOException {
        byte[] hay = new byte[3 << 20];
        System.arraycopy(form, 0, hay, (1 << 20) - 5, form.length);
        assertThat(scan(hay).found()).containsExactly(VALUE);
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        byte[] hay = "Ångström Street 8, Ångström Street".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        DiskScan scan = scan(hay);
        assertThat(scan.found()).isEmpty();
        assertThat(scan.bytes()).isEqualTo(hay.length);
        assertThat(scan.files()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsTooShortToMeanAnything() {
        assertThat(new Needles(Set.of("Oslo", "Ljubljana")).values()).containsExactly("Ljubljana");
    }

    private DiskScan scan(byte[] hay) throws IOException {
        Files.write(folder.resolve("hay"), hay);
        DiskScan scan = new DiskScan(new Needles(List.of(VALUE)));
        scan.through(folder);
        return scan;
    }
}
