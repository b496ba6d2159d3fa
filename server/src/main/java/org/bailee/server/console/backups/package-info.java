/// Backups: which there are, whether they were proven to come back, and what was tried with them.
@NullMarked
package org.bailee.server.console.backups;

import org.jspecify.annotations.NullMarked;
