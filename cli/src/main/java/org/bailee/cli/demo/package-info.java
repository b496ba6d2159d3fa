/// The guided tour: a music shop's customers, from register to access history, through the same commands anybody types.
@NullMarked
package org.bailee.cli.demo;

import org.jspecify.annotations.NullMarked;
