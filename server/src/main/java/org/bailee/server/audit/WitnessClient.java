package org.bailee.server.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;

/// Speaks to one witness (C2SP tlog-witness). Believes nothing it says, waits for it no longer than ten
/// seconds, and reads no more than an answer can have.
final class WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST = 65_536;
    private static final String SIZE = "text/x.tlog.size";

    /// What a witness answered: exactly one of these.
    sealed interface Answer {
        record Signed(List<Note.Signature> signatures) implements Answer {}

        /// It has signed another size before, or knows another root of this one.
        record Knows(OptionalLong size) implements Answer {}

        /// It does not find the older tree in the newer.
        record NotConsistent() implements Answer {}

        /// @param says in one sentence; nothing of what was sent
        record Trouble(String says) implements Answer {}
    }

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final URI target;
    private final boolean isProtected;

    WitnessClient(URI prefix) {
        this(prefix, isProtected(prefix));
    }

    WitnessClient(URI prefix, boolean isProtected) {
        this.target = URI.create(prefix.toString().replaceAll("/$", "") + "/add-checkpoint");
        this.isProtected = isProtected;
    }

    /// Whether what it answers is its own word: over https to whoever has the name, or on this machine.
    boolean isProtected() {
        return isProtected;
    }

    static boolean isProtected(URI target) {
        String host = target.getHost();
        return "https".equals(target.getScheme())
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    Answer add(long oldSize, List<Hash> proof, Note checkpoint) {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash).append('\n'));
        body.append('\n').append(checkpoint);
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(UTF_8)))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                byte[] bytes = in.readNBytes(MOST + 1);
                return bytes.length > MOST
                        ? new Answer.Trouble("It answered more than an answer can have.")
                        : answer(response, new String(bytes, UTF_8));
            }
        } catch (IOException failed) {
            return new Answer.Trouble(
                    "It cannot be reached (" + failed.getClass().getSimpleName() + ").");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Trouble("It was not waited for.");
        }
    }

    private static Answer answer(HttpResponse<?> response, String text) {
        return switch (response.statusCode()) {
            case 200 ->
                signatures(text)
                        .<Answer>map(Answer.Signed::new)
                        .orElse(new Answer.Trouble("It answered no signature lines."));
            case 409 -> new Answer.Knows(size(response, text));
            case 422 -> new Answer.NotConsistent();
            case 403 -> new Answer.Trouble("It does not know the key this log signs with: give it the log's keys.");
            case 404 -> new Answer.Trouble("It does not know this log: give it the log's first key.");
            default -> new Answer.Trouble("It answered with status " + response.statusCode() + ".");
        };
    }

    private static Optional<List<Note.Signature>> signatures(String text) {
        List<Note.Signature> signatures = new ArrayList<>();
        try {
            Arrays.stream(text.split("\n")).map(Note.Signature::parse).forEach(signatures::add);
            return Optional.of(signatures);
        } catch (Malformed unlike) {
            return Optional.empty();
        }
    }

    private static OptionalLong size(HttpResponse<?> response, String text) {
        boolean told = response.headers().firstValue("Content-Type").orElse("").startsWith(SIZE)
                && text.matches("(0|[1-9][0-9]{0,17})\n");
        return told ? OptionalLong.of(Long.parseLong(text.strip())) : OptionalLong.empty();
    }
}
