package org.bailee.cli.bulk;

/// What came of an import.
///
/// @param rows of the file, up to where it came
/// @param complete whether it came to the end
/// @param sent whether this run sent anything; if not, the numbers are those of the run that did
public record Imported(
        String file,
        long rows,
        long kept,
        long rejected,
        String rejectedFile,
        String mapping,
        boolean complete,
        boolean sent) {}
