package org.bailee.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// Hears all that the log says when it says everything it can.
public final class Ear {
    private Ear() {}

    /// Whether the line holds the secret, as text or as bytes written in hexadecimal, in decimal or in base 64.
    public static boolean tells(String line, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String decimal = Arrays.toString(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return line.contains(secret)
                || line.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "").contains(hex)
                || line.contains(decimal.substring(1, decimal.length() - 1))
                || inBase64(bytes).anyMatch(line::contains);
    }

    /// At each of the three offsets, without the ends that depend on what stands beside.
    private static Stream<String> inBase64(byte[] bytes) {
        return IntStream.range(0, 3).mapToObj(offset -> {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            return text.substring(offset == 0 ? 0 : 4, text.length() - 2);
        });
    }

    /// All that is said while this runs, at debug; what it gives back must not be said.
    public static List<String> listening(Supplier<String> flow) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("org.bailee");
        Level before = root.getLevel();
        Level oursBefore = ours.getLevel();
        List<String> lines = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String trace =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                        + trace);
            }
        };
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
        try {
            String token = flow.get();
            assertThat(lines).noneMatch(line -> tells(line, token));
            return lines;
        } finally {
            root.setLevel(before);
            ours.setLevel(oursBefore);
            root.detachAppender(ear);
        }
    }
}
