/// Speaks OpenID Connect with the staff's identity provider: sends people there and verifies what they bring back.
@NullMarked
package org.bailee.server.console.provider;

import org.jspecify.annotations.NullMarked;
