package org.bailee.server.register;

/// What a register must say about the data itself.
final class CollectionRules {
    static final Rule EMPTY = new Rule(
            "collection.empty", "This collection keeps nothing.", "Add fields: with at least one field, or delete it.");
    static final Rule UNKNOWN = new Rule(
            "collection.unknown", "No collection has this name.", "Declare it under collections, or correct the name.");
    static final Rule FIELD_UNKNOWN =
            new Rule("field.unknown", "No field has this name.", "Declare it under collections, or correct the name.");
    static final Rule FIELD_MALFORMED = new Rule(
            "field.malformed",
            "This names no field.",
            "Write collection.field, such as profile.email, or collection.* for all of them.");
    static final Rule FIELD_UNNEEDED = new Rule(
            "field.unneeded",
            "No activity needs this field, so it may not be collected (GDPR Art. 5(1)(c)).",
            "Name it under needs of the activity that uses it, or delete it.");
    static final Rule TYPELESS = new Rule(
            "field.type.missing",
            "This field has no type.",
            "Add type: with what it holds, such as email; `bailee register types` lists them.");
    static final Rule TYPE_UNKNOWN =
            new Rule("field.type.unknown", "There is no such type.", "`bailee register types` lists those there are.");
    static final Rule TYPE_NEVER =
            new Rule("field.type.never-kept", "This may never be stored: %s", "Delete the field.");
    static final Rule SEARCH_UNSAFE = new Rule(
            "field.search.unsafe",
            "A field of type %s may not be searched this way: the index would betray its values.",
            "Searches that are safe for it: %s.");
    static final Rule UNIQUE_UNSAFE = new Rule(
            "field.unique.unsafe",
            "A field of type %s cannot be unique: it cannot be searched exactly without betraying its values.",
            "Delete unique, and put it on a field that identifies, such as an e-mail address or customer number.");
    static final Rule OPTION_FOREIGN =
            new Rule("field.option.foreign", "Only a field of type %s has this.", "Delete it, or correct the type.");
    static final Rule CHOICELESS = new Rule(
            "field.choices.missing", "A choice without choices accepts nothing.", "Add choices: [one, other].");
    static final Rule CURRENCY = new Rule(
            "field.currency.unknown", "This is no currency's ISO 4217 code.", "Write three capitals such as EUR.");

    private CollectionRules() {}
}
