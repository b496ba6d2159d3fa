package org.bailee.cli.bulk;

/// What came of an import.
///
/// @param rows of the file, up to where it came
/// @param complete whether it came to the end
public record Imported(
        String file, long rows, long kept, long rejected, String rejectedFile, String mapping, boolean complete) {}
