package org.bailee.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bailee.server.shared.Conflict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartBytesTests {
    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 32_768, 32_769, 1_000_000})
    void unpackGivesWhatWasPacked(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        byte[] even = new byte[length];
        for (byte[] rows : List.of(noise, even)) {
            assertThat(PartBytes.unpack(packed(rows), length)).isEqualTo(rows);
        }
        assertThat(packed(noise)).hasSize(length + 1);
        assertThat(packed(even).length).isLessThan(length + 10);
    }

    /// A part that says it is small and swells takes no more room than it said.
    @Test
    void unpackGivesExactlyAsMuchAsWasTold() {
        byte[] packed = packed(new byte[1_000_000]);
        for (int told : new int[] {0, 1, 999_999, 1_000_001}) {
            assertThatThrownBy(() -> PartBytes.unpack(packed, told)).isInstanceOf(Conflict.class);
        }
        assertThatThrownBy(() -> PartBytes.unpack(new byte[0], 0)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> PartBytes.unpack(new byte[] {9, 1}, 1)).isInstanceOf(Conflict.class);
    }

    @Test
    void rowsThatAreNoneAreRefused() {
        ColumnType[] types = {ColumnType.UUID, ColumnType.TEXT};
        byte[] good = ByteBuffer.allocate(4 + 16 + 4)
                .putInt(16)
                .putLong(1)
                .putLong(2)
                .putInt(-1)
                .array();
        List<Integer> lengths = new ArrayList<>();
        Rows.each(good, types, (_, _, length) -> lengths.add(length));
        assertThat(lengths).containsExactly(24);
        for (int end = 1; end < good.length; end++) {
            byte[] cut = Arrays.copyOf(good, end);
            assertThatThrownBy(() -> Rows.each(cut, types, (_, _, _) -> {})).isInstanceOf(Conflict.class);
        }
        byte[] wide = good.clone();
        wide[3] = 15;
        assertThatThrownBy(() -> Rows.each(wide, types, (_, _, _) -> {})).isInstanceOf(Conflict.class);
        byte[] beyond =
                ByteBuffer.wrap(good.clone()).putInt(20, Integer.MAX_VALUE).array();
        assertThatThrownBy(() -> Rows.each(beyond, types, (_, _, _) -> {})).isInstanceOf(Conflict.class);
        byte[] negative = ByteBuffer.wrap(good.clone()).putInt(20, -2).array();
        assertThatThrownBy(() -> Rows.each(negative, types, (_, _, _) -> {})).isInstanceOf(Conflict.class);
    }

    @Test
    void theDigestMindsNoOrderButEveryRow() {
        assertThat(digest(1, 2, 3)).isEqualTo(digest(3, 1, 2)).isNotEqualTo(digest(1, 2));
        assertThat(digest(1, 1)).isNotEqualTo(digest(1)).isNotEqualTo(digest(2, 2));
        assertThat(digest()).isEqualTo("0".repeat(16));
    }

    /// The example of `docs/spec/backup.md`, reckoned apart from this code.
    @Test
    void theDigestIsAsSpecified() {
        RowDigest digest = new RowDigest();
        byte[] row = "-123456789-".getBytes(StandardCharsets.US_ASCII);
        digest.row(row, 1, 9);
        assertThat(digest.hex()).isEqualTo("0482e3b55e5751c5");
    }

    /// What a linear checksum alone would not tell.
    @Test
    void rowsThatSwapAValueAreTold() {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            for (int row = 0; row < 256; row++) {
                assertThat(digest(row, row + 77)).isNotEqualTo(digest(row ^ 1 << bit, row + 77 ^ 1 << bit));
            }
        }
    }

    /// Parts are digested apart and added up.
    @Test
    void theDigestOfPartsIsTheDigestOfAll() {
        int[] rows = random.ints(500, 0, 255).toArray();
        RowDigest sum = new RowDigest();
        for (int from = 0; from < rows.length; from += 100) {
            sum.add(of(Arrays.copyOfRange(rows, from, from + 100)));
        }
        assertThat(sum.hex()).isEqualTo(digest(rows));
        assertThat(sum.rows()).isEqualTo(rows.length);
    }

    @Test
    void whatPostgresSentBecomesRowsInABackupsForm() {
        ColumnType[] types = {ColumnType.TIMESTAMPTZ, ColumnType.TEXT};
        byte[] sent = ByteBuffer.allocate(2 * 18)
                .put(sent(0, 2, -1))
                .put(sent(1, 2, 0))
                .array();
        PartRows rows = PartRows.of(sent.clone(), 36, types);
        byte[] expected = ByteBuffer.allocate(32)
                .putInt(8)
                .putLong(946_684_800_000_000L)
                .putInt(-1)
                .putInt(8)
                .putLong(946_684_800_000_001L)
                .putInt(0)
                .array();
        RowDigest digest = new RowDigest();
        digest.row(expected, 0, 16);
        digest.row(expected, 16, 16);
        assertThat(PartBytes.unpack(bytes(rows.packed()), rows.length())).isEqualTo(expected);
        assertThat(rows.digest().rows()).isEqualTo(2);
        assertThat(rows.digest().hex()).isEqualTo(digest.hex());
    }

    @Test
    void whatPostgresDoesNotSendIsRefused() {
        ColumnType[] types = {ColumnType.TIMESTAMPTZ, ColumnType.TEXT};
        byte[] good = sent(0, 2, -1);
        for (int end = 1; end < good.length; end++) {
            int cut = end;
            assertThatThrownBy(() -> PartRows.of(good.clone(), cut, types)).isInstanceOf(Conflict.class);
        }
        assertThatThrownBy(() -> PartRows.of(sent(0, 3, -1), good.length, types))
                .isInstanceOf(Conflict.class);
    }

    private static byte[] packed(byte[] rows) {
        byte[] room = new byte[PartBytes.FIRST + rows.length];
        System.arraycopy(rows, 0, room, PartBytes.FIRST, rows.length);
        return bytes(PartBytes.pack(room, rows.length));
    }

    private static byte[] bytes(PartBytes.Packed packed) {
        return Arrays.copyOf(packed.bytes(), packed.length());
    }

    private static byte[] sent(long time, int columns, int text) {
        return ByteBuffer.allocate(18)
                .putShort((short) columns)
                .putInt(8)
                .putLong(time)
                .putInt(text)
                .array();
    }

    private static String digest(int... rows) {
        return of(rows).hex();
    }

    private static RowDigest of(int... rows) {
        RowDigest digest = new RowDigest();
        for (int row : rows) {
            digest.row(new byte[] {5, (byte) row, 5}, 1, 1);
        }
        return digest;
    }
}
