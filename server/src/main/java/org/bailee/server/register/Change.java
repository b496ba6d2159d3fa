package org.bailee.server.register;

/// One thing that would be different, or one consequence of it, said as a person would explain it.
///
/// @param kind a stable name for programs, such as `field-added`
/// @param where the place in the register, such as `collections.profile.fields.phone`
/// @param widens more data, more eyes, more recipients or longer keeping: what a second person should look at
public record Change(String kind, String where, String says, boolean widens) {}
