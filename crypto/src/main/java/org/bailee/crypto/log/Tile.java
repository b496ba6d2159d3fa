package org.bailee.crypto.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where up to 256 hashes of one level lie, or the entries below them (C2SP tlog-tiles).
///
/// @param level 0 for the hashes of leaves, and 256 times fewer hashes on each above; [#ENTRIES] for the leaves
/// themselves
/// @param width how many: 256 if it is full
public record Tile(int level, long index, int width) {
    public static final int WIDTH = 256;
    public static final int ENTRIES = -1;

    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > WIDTH) {
            throw new Malformed("There is no such tile.");
        }
    }

    /// @throws Malformed if it is not the one spelling of a tile's path
    public static Tile parse(String path) {
        Matcher found = PATH.matcher(path);
        if (!found.matches()) {
            throw new Malformed("This is not the path of a tile.");
        }
        int level = found.group(1).equals("entries") ? ENTRIES : Integer.parseInt(found.group(1));
        String digits = found.group(2).replace("x", "").replace("/", "");
        int width = found.group(3) == null ? WIDTH : Integer.parseInt(found.group(3));
        if (found.group(3) != null && width >= WIDTH) {
            throw new Malformed("A partial tile is less than 256 wide.");
        }
        Tile tile;
        try {
            tile = new Tile(level, Long.parseLong(digits), width);
        } catch (NumberFormatException tooLarge) {
            throw new Malformed("There is no such tile.");
        }
        if (!tile.path().equals(path)) {
            throw new Malformed("This is another spelling of the path of a tile.");
        }
        return tile;
    }

    /// The tile of a level in which this hash lies, as wide as a tree of this size makes it.
    public static Tile holding(int level, long hash, long size) {
        long index = hash / WIDTH;
        long hashes = hashes(level, size);
        return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
    }

    /// How many hashes a level has in a tree of this size: full tiles below count, partial ones do not.
    public static long hashes(int level, long size) {
        return level <= 0 ? size : level * 8 >= Long.SIZE - 1 ? 0 : size >> (level * 8);
    }

    public boolean isFull() {
        return width == WIDTH;
    }

    public String path() {
        StringBuilder path = new StringBuilder("tile/").append(level == ENTRIES ? "entries" : Integer.toString(level));
        String digits = Long.toString(index);
        digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        for (int at = 0; at < digits.length(); at += 3) {
            path.append(at + 3 < digits.length() ? "/x" : "/").append(digits, at, at + 3);
        }
        return isFull() ? path.toString() : path.append(".p/").append(width).toString();
    }
}
