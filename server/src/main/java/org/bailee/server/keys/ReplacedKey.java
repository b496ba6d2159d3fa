package org.bailee.server.keys;

/// That another data key is in the place of a person's.
///
/// @param number how many keys of the person are gone now
/// @param above the number of the key-encryption key that must be destroyed, too, before old copies of the one that
/// was replaced are noise
public record ReplacedKey(long number, int above) {}
