package org.bailee.cli.bulk;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wish of whoever watches that long work end soon, in good order.
///
/// On Ctrl-C the process is held until [#ended()], so that what is in flight can be finished and written down.
public final class Stop {
    private static final int LONGEST_FINISH_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean working;

    private Stop() {}

    public static Stop never() {
        return new Stop();
    }

    public static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::askAndWait, "stop"));
        return stop;
    }

    public void ask() {
        asked.countDown();
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// @return whether a stop was asked for meanwhile
    public boolean waitFor(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    /// From here on a signal waits for [#ended()].
    public void begun() {
        working = true;
    }

    public void ended() {
        ended.countDown();
    }

    private void askAndWait() {
        ask();
        try {
            if (working && !ended.await(LONGEST_FINISH_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("bailee: stopped without waiting any longer; the same command resumes.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
