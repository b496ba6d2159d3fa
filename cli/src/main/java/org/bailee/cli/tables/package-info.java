/// Reads people's files as they are: CSV and JSON Lines, row by row, whatever their encoding and size.
@NullMarked
package org.bailee.cli.tables;

import org.jspecify.annotations.NullMarked;
