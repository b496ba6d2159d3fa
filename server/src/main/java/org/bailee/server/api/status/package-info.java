/// How the server is, and what its API looks like.
@NullMarked
package org.bailee.server.api.status;

import org.jspecify.annotations.NullMarked;
