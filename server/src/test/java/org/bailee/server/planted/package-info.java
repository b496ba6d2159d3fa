/// One bad class for every wall, so that a wall which stopped standing would be noticed. Never used.
@NullMarked
package org.bailee.server.planted;

import org.jspecify.annotations.NullMarked;
