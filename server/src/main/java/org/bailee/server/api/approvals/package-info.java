/// Asking for many people; whoever approves does so in the console.
@NullMarked
package org.bailee.server.api.approvals;

import org.jspecify.annotations.NullMarked;
