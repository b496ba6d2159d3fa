/// Backups and what was tried with them, as JSON.
@NullMarked
package org.bailee.server.api.backups;

import org.jspecify.annotations.NullMarked;
