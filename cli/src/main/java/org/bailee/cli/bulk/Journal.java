package org.bailee.cli.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailee.cli.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What of an import the server has acknowledged, kept beside the data so that a killed import can go on.
///
/// One line for what is imported, then one for each batch in the file's order, each on the disk before the next batch
/// counts. A line that broke off was never written. Holds digests and numbers, no data.
final class Journal implements Closeable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final FileChannel channel;
    private final JournalHead head;
    private final boolean resumed;
    private Progressed progressed;

    /// How far the import is.
    ///
    /// @param rejectedBytes length of the file of rejected rows after the last batch
    record Progressed(long batches, long rows, long kept, long rejected, long rejectedBytes, Instant at, boolean done) {
        Progressed and(Batch batch, long moreKept, long moreRejected, long bytes, Instant now) {
            return new Progressed(
                    batch.number() + 1, batch.lastRow(), kept + moreKept, rejected + moreRejected, bytes, now, false);
        }

        Progressed finished() {
            return new Progressed(batches, rows, kept, rejected, rejectedBytes, at, true);
        }
    }

    private Journal(FileChannel channel, JournalHead head, Progressed progressed, boolean resumed) {
        this.channel = channel;
        this.head = head;
        this.resumed = resumed;
        this.progressed = progressed;
    }

    /// Begins a journal, or goes on with the one that is there. One that is done makes way for other data.
    ///
    /// @throws Failure if the one that is there is of other data, another mapping, or cannot be trusted any more
    static Journal open(Path file, JournalHead wanted, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new Failure(
                    "Another import of this file is running.", "Wait for it, or stop it with Ctrl-C and resume it.");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        channel.truncate(whole);
        channel.position(whole);
        if (whole == 0) { // not even the first line was written: nothing was sent yet
            return begin(channel, wanted, now);
        }
        try {
            List<String> lines = text.substring(0, whole).lines().toList();
            JsonNode first = MAPPER.readTree(lines.getFirst());
            JournalHead head = JournalHead.of(first);
            if (!head.isSameAs(wanted)
                    && MAPPER.readTree(lines.getLast()).path("done").asBoolean(false)) {
                return begin(channel.truncate(0), wanted, now);
            }
            head.mustBe(wanted, file);
            Progressed progressed = lines.size() == 1
                    ? new Progressed(
                            0, 0, 0, 0, 0, Instant.ofEpochMilli(first.path("at").asLong(0)), false)
                    : progressed(MAPPER.readTree(lines.getLast()));
            return new Journal(channel, head, progressed, true);
        } catch (JacksonException _) {
            channel.close();
            throw new Failure(
                    file + " is no journal of an import.", "Move it away if you do not know it; then import again.");
        } catch (Failure failure) {
            channel.close();
            throw failure;
        }
    }

    private static Journal begin(FileChannel channel, JournalHead wanted, Instant now) throws IOException {
        Journal journal = new Journal(channel, wanted, new Progressed(0, 0, 0, 0, 0, now, false), false);
        journal.append(wanted.json(now));
        return journal;
    }

    /// After 24 hours the server has forgotten which batches it has seen, so one in doubt could be kept twice.
    void mustBeFresh(Instant now, boolean resend, Path file) {
        boolean old = Duration.between(progressed.at(), now).compareTo(Duration.ofHours(23)) > 0;
        if (old && !resend && !progressed.done()) {
            throw new Failure(
                    "This import was interrupted more than a day ago: whether the batches after row "
                            + progressed.rows() + " arrived is not known any more.",
                    "If a field of every row is unique, go on with --resend: what is there already is rejected. Otherwise"
                            + " look up a few rows after that one first. The journal is " + file + ".");
        }
    }

    Progressed progressed() {
        return progressed;
    }

    /// Whether an earlier run began it.
    boolean isResumed() {
        return resumed;
    }

    String id() {
        return head.id();
    }

    void acknowledge(Progressed now) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("batches", now.batches());
        line.put("rows", now.rows());
        line.put("kept", now.kept());
        line.put("rejected", now.rejected());
        line.put("rejectedBytes", now.rejectedBytes());
        line.put("at", now.at().toEpochMilli());
        line.put("done", now.done());
        append(line);
        progressed = now;
    }

    private void append(Map<String, Object> line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static Progressed progressed(JsonNode line) {
        return new Progressed(
                line.path("batches").asLong(0),
                line.path("rows").asLong(0),
                line.path("kept").asLong(0),
                line.path("rejected").asLong(0),
                line.path("rejectedBytes").asLong(0),
                Instant.ofEpochMilli(line.path("at").asLong(0)),
                line.path("done").asBoolean(false));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
