/// Where somebody is signed in: one's own sessions, and a colleague's for who may end them.
@NullMarked
package org.bailee.server.console.sessions;

import org.jspecify.annotations.NullMarked;
