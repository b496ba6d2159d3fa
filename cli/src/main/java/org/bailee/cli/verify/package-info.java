/// Checks an exported log with the server off, from public keys alone. A second reader, written from
/// `docs/spec/audit-log.md` and the public formats: it shares no code with what writes the log.
@NullMarked
package org.bailee.cli.verify;

import org.jspecify.annotations.NullMarked;
