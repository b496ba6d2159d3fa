package org.bailee.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTests {
    /// S29: rejected rows are personal data, and go nowhere but into a file of their own.
    @Test
    @Tag("S29")
    void writesThroughNoLink(@TempDir Path folder) throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "as it was");
        Path link = Files.createSymbolicLink(folder.resolve("customers.rejected.csv"), other);

        assertThatThrownBy(() -> PrivateFile.open(link, 0)).isInstanceOf(IOException.class);
        assertThat(other).hasContent("as it was");
    }
}
