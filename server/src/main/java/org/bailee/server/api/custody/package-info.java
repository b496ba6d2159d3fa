/// Who holds the keys, and which there are: JSON for machines.
@NullMarked
package org.bailee.server.api.custody;

import org.jspecify.annotations.NullMarked;
