package org.bailee.cli.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bailee.crypto.log.Checkpoint;
import org.bailee.crypto.log.Hash;
import org.bailee.crypto.log.Malformed;
import org.bailee.crypto.log.Note;

/// A head that a log asks to be signed, and what shows that it grew out of an older one.
///
/// @param old the size of that older one
record Submission(long old, List<Hash> proof, Note note, Checkpoint head) {
    private static final int MOST_PROOF = 63;

    /// @throws Malformed if it is none
    static Submission parse(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
            throw new Malformed("This is not UTF-8.");
        }
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new Malformed("An empty line stands before the checkpoint.");
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length > 1 + MOST_PROOF) {
            throw new Malformed("The first line is old and a size; at most " + MOST_PROOF + " hashes follow.");
        }
        List<Hash> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Hash.parse(lines[i]));
        }
        Note note = Note.parse(text.substring(end + 2));
        return new Submission(
                Long.parseLong(lines[0].substring("old ".length())), proof, note, Checkpoint.parse(note.text()));
    }
}
