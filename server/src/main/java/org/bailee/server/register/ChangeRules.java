package org.bailee.server.register;

/// What a register may not change while values are kept that it would make false.
final class ChangeRules {
    static final Rule TYPE_HELD = new Rule(
            "change.type.held",
            "The type cannot change from %s: %s.",
            "Keep this field, add another of the new type beside it, move the values, then drop this one.");
    static final Rule MANY_HELD = new Rule(
            "change.many.held",
            "The collection cannot change between one and many records per person: %s in %s.",
            "Add a collection of another name, move the records, then drop this one.");

    private ChangeRules() {}
}
