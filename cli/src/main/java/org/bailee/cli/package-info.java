/// The command line: asks a server through the SDK and tells people, or programs, what came of it.
///
/// Data goes to standard output and talk to standard error. No personal value is repeated in a message.
@NullMarked
package org.bailee.cli;

import org.jspecify.annotations.NullMarked;
