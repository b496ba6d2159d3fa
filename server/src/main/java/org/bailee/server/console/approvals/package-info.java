/// Seeing more for a time: what somebody asks for, what somebody else decides, and what an emergency opened.
@NullMarked
package org.bailee.server.console.approvals;

import org.jspecify.annotations.NullMarked;
