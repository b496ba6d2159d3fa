/// People and what is kept about them, as JSON.
@NullMarked
package org.bailee.server.api.subjects;

import org.jspecify.annotations.NullMarked;
