package org.bailee.server.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The stylesheet and scripts of the console, under names that change with their content, so that browsers may keep
/// them for ever and never hold an old one.
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css;charset=UTF-8",
            "passkey.js", "text/javascript;charset=UTF-8",
            "password.js", "text/javascript;charset=UTF-8",
            "seal.svg", "image/svg+xml");

    private final Map<String, String> paths = new TreeMap<>();
    private final Map<String, Asset> byPath = new TreeMap<>();

    record Asset(String type, byte[] content) {}

    Assets() {
        TYPES.forEach((name, type) -> {
            byte[] content = read(name);
            int dot = name.lastIndexOf('.');
            String path = "/assets/" + name.substring(0, dot) + "-" + fingerprint(content) + name.substring(dot);
            paths.put(name, path);
            byPath.put(path, new Asset(type, content));
        });
    }

    /// Where a page finds an asset.
    ///
    /// @throws IllegalArgumentException if there is none of that name
    public String path(String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no asset " + name + ".");
        }
        return path;
    }

    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/console/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The console's " + name + " is missing from the jar.");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The console's " + name + " cannot be read.", unreadable);
        }
    }
}
