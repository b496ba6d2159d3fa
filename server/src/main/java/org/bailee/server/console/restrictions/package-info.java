/// Restrictions of processing: on whom one lies, on which ground, and until when somebody looks at it again.
@NullMarked
package org.bailee.server.console.restrictions;

import org.jspecify.annotations.NullMarked;
