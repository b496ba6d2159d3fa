package org.bailee.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.bailee.bench.Interleaved.Row;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.GrowingTree;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Note;
import org.bailee.crypto.log.NoteSigner;
import org.bailee.crypto.log.Tile;

/// `bailee audit verify` over an exported log, from the start of the process to its verdict, against reading and
/// hashing the same files once on one thread.
final class VerifyBench {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ORIGIN = "bailee/0123456789abcdef";

    private final Tools tools;
    private final Path folder;
    private final int entries;

    VerifyBench(Tools tools, Path folder, int entries) {
        this.tools = tools;
        this.folder = folder;
        this.entries = entries;
    }

    Row run(int rounds) throws Exception {
        byte[] seed = new byte[NoteSigner.SEED];
        new SecureRandom().nextBytes(seed);
        NoteSigner signer = NoteSigner.log(ORIGIN, seed);
        write(signer);
        String key = signer.verifier().toString();
        return Interleaved.compare(
                "verify %,d exported entries".formatted(entries),
                rounds,
                () -> rate(this::hash),
                () -> rate(() -> tools.bailee(folder, List.of("audit", "verify", folder.toString(), "--key", key))));
    }

    private interface Work {
        void run() throws Exception;
    }

    private double rate(Work work) throws Exception {
        long from = System.nanoTime();
        work.run();
        return entries * 1e9 / (System.nanoTime() - from);
    }

    private void hash() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> files = Files.walk(folder.resolve("tile/entries"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sha256.update(Files.readAllBytes(file));
            }
        }
        if (sha256.digest().length != Hash.SIZE) {
            throw new IllegalStateException("unreachable");
        }
    }

    private void write(NoteSigner signer) throws IOException {
        GrowingTree tree = GrowingTree.empty();
        SplittableRandom random = new SplittableRandom(11);
        ByteBuffer bundle = ByteBuffer.allocate(Tile.WIDTH * 1024);
        for (int number = 0; number < entries; number++) {
            byte[] leaf = leaf(number, random);
            bundle.putShort((short) leaf.length).put(leaf);
            tree.add(Hash.leaf(leaf));
            if (number % Tile.WIDTH == Tile.WIDTH - 1 || number == entries - 1) {
                Tile tile = new Tile(Tile.ENTRIES, number / Tile.WIDTH, number % Tile.WIDTH + 1);
                keep(tile.path(), Arrays.copyOf(bundle.array(), bundle.position()));
                bundle.clear();
            }
        }
        for (var changed : tree.takeChanged().entrySet()) {
            keep(changed.getKey().path(), changed.getValue());
        }
        String head = new Checkpoint(ORIGIN, entries, tree.root()).text();
        keep("checkpoint", new Note(head, List.of(signer.sign(head))).bytes());
        keep("keys", (signer.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] leaf(int number, SplittableRandom random) throws IOException {
        Instant at = BEGIN.plusMillis(number * 10L);
        UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
        UUID subject =
                new UUID(random.nextLong() & ~0xf000L | 0x7000, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
        byte[] entry = LogRows.entry(id, at, LogRows.THIEF, subject);
        return ByteBuffer.allocate(Long.BYTES + entry.length)
                .putLong(at.toEpochMilli() * 1_000)
                .put(entry)
                .array();
    }

    private void keep(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
