package org.bailee.server.api.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How much memory bodies may take up at once: without a bound, a few hundred large ones would take all there is.
///
/// A body is weighed by what it becomes when read, which is what fills the memory: half a megabyte of numbers is
/// twenty when each of them is an object.
final class BodyRoom {
    /// Bytes up to which nobody is asked. Nearly all bodies are smaller, and none of them waits behind large ones.
    static final int FREE = 16 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SHARE_OF_HEAP = 4;
    private static final int UNIT = 1 << 10;

    /// The bytes as sent, and again as texts, of two bytes a character where it is not Latin.
    private static final long PER_BYTE = 3;

    /// What a value or bracket takes up at the most, measured.
    private static final long PER_TOKEN = 70;

    private final Semaphore units;
    private final Duration patience;

    /// @param bytes of memory; never less than one body of any size needs
    BodyRoom(long bytes, Duration patience) {
        long atLeast = Math.max(bytes, most(Arguments.LARGEST));
        // Fair, or a large body would wait for ever while smaller ones slip in.
        this.units = new Semaphore(units(atLeast), true);
        this.patience = patience;
    }

    static BodyRoom ofHeap(Runtime runtime) {
        return new BodyRoom(runtime.maxMemory() / SHARE_OF_HEAP, PATIENCE);
    }

    /// Waits for the room that a body of so many bytes may need at the most.
    ///
    /// @throws HttpRefusal if others take it up for too long
    Held take(long length) {
        int needed = units(most(length));
        try {
            if (units.tryAcquire(needed, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Held(needed);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new HttpRefusal(
                503,
                "bodies.too-many",
                "Too many large bodies are being read at once.",
                "Wait as Retry-After says; bodies of less than " + FREE / UNIT + " KiB need not.");
    }

    /// What one body has been given of the room.
    final class Held {
        private int held;

        private Held(int held) {
            this.held = held;
        }

        /// Keeps what the body needs, now that it is here, and gives the rest back.
        void fit(byte[] body) {
            int needed = Math.min(units(weight(body)), held);
            units.release(held - needed);
            held = needed;
        }

        void giveBack() {
            units.release(held);
            held = 0;
        }
    }

    static long most(long length) {
        return weight(length, length / 2 + 2);
    }

    static long weight(byte[] body) {
        long tokens = 1;
        for (byte one : body) {
            tokens += switch (one) {
                case ',', ':' -> 1;
                // It and its end.
                case '{', '[' -> 2;
                default -> 0;
            };
        }
        return weight(body.length, tokens);
    }

    private static long weight(long length, long tokens) {
        return length * PER_BYTE + Math.min(tokens, JsonText.MOST_TOKENS) * PER_TOKEN;
    }

    private static int units(long bytes) {
        return (int) Math.min(bytes / UNIT + 1, Integer.MAX_VALUE);
    }
}
