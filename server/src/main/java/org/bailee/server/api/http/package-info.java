/// How the API speaks HTTP, the same for every capability: who is calling, what may be sent, how it is answered.
@NullMarked
package org.bailee.server.api.http;

import org.jspecify.annotations.NullMarked;
