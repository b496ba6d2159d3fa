/// Many people at once: in from files, out to files, in little memory, and never half-done.
@NullMarked
package org.bailee.cli.bulk;

import org.jspecify.annotations.NullMarked;
