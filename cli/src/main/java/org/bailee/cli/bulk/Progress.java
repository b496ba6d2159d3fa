package org.bailee.cli.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.bailee.cli.Console;

/// Shows how far long work is: a bar that is redrawn for whoever watches, a line now and then for a log.
public final class Progress {
    private static final int WIDTH = 30;
    private static final Duration REDRAWN = Duration.ofMillis(100);
    private static final Duration LOGGED = Duration.ofSeconds(10);

    private final Console console;
    private final String what;
    private final long total;
    private final long before;
    private final Instant begun;
    private Instant shown;

    /// @param total 0 if it is not known
    /// @param before what an earlier run has done already
    public Progress(Console console, String what, long total, long before) {
        this.console = console;
        this.what = what;
        this.total = total;
        this.before = before;
        begun = console.clock().instant();
        shown = begun;
    }

    public void show(long done) {
        Instant now = console.clock().instant();
        if (Duration.between(shown, now).compareTo(console.terminal() ? REDRAWN : LOGGED) < 0) {
            return;
        }
        shown = now;
        if (console.terminal()) {
            console.err().print("\r" + line(done, now) + "  ");
            console.err().flush();
        } else {
            console.say(line(done, now));
        }
    }

    /// Clears the bar, so that what is said next begins a line.
    public void end() {
        if (console.terminal()) {
            console.err().print("\r" + " ".repeat(WIDTH + 70) + "\r");
            console.err().flush();
        }
    }

    String line(long done, Instant now) {
        double seconds = Math.max(0.001, Duration.between(begun, now).toMillis() / 1000.0);
        double rate = (done - before) / seconds;
        String speed = String.format(Locale.ROOT, "%,d %s  %,.0f/s", done, what, rate);
        if (total == 0) {
            return speed;
        }
        int filled = (int) (WIDTH * done / total);
        String bar = "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
        String left = rate < 0.01 ? "" : "  " + time((long) ((total - done) / rate)) + " left";
        return bar + String.format(Locale.ROOT, " %3d%%  ", 100 * done / total) + speed + left;
    }

    static String time(long seconds) {
        if (seconds >= 3600) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s" : seconds + " s";
    }
}
