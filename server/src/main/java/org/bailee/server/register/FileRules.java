package org.bailee.server.register;

/// What every file and every part of it must be, before its meaning is looked at.
final class FileRules {
    static final Rule TOO_LARGE = new Rule(
            "file.too-large",
            "A register file holds at most 1 MiB.",
            "Say the same with wildcards such as order.*, and leave out what is no part of a register.");
    static final Rule NOT_UTF_8 = new Rule(
            "file.not-utf-8", "The bytes here are not UTF-8.", "Save the file again, with UTF-8 as its encoding.");
    static final Rule UNPRINTABLE = new Rule(
            "file.unprintable",
            "A character stands here that no editor shows, such as NUL.",
            "Delete it; if there are many, the file is no text file.");
    static final Rule EMPTY = new Rule(
            "file.empty", "The file says nothing.", "Begin with controller: and the name and contact of the business.");
    static final Rule SYNTAX = new Rule(
            "file.syntax",
            "This is not YAML.",
            "Look at the indentation, quotes, brackets and colons here and on the line before; a text that holds a colon"
                    + " belongs in quotes.");
    static final Rule TAB =
            new Rule("file.tab", "A tab stands where YAML wants spaces.", "Indent with spaces, two for each level.");
    static final Rule TOO_DEEP = new Rule(
            "file.too-deep",
            "Nothing in a register is nested this deeply.",
            "Look for a bracket or brace that is never closed.");
    static final Rule ALIAS = new Rule(
            "file.alias",
            "Anchors (&) and aliases (*) are not allowed: a register says everything where it holds.",
            "Write the thing out here; a text that begins with & or * belongs in quotes.");
    static final Rule TAG = new Rule(
            "file.tag", "Tags (!) are not allowed.", "Delete it; a text that begins with ! belongs in quotes.");
    static final Rule SEVERAL_DOCUMENTS = new Rule(
            "file.several-documents",
            "A second YAML document begins here.",
            "Delete the line --- and make it one document, or keep it in a file of its own.");
    static final Rule KEY_TWICE = new Rule(
            "key.twice",
            "This key stands here a second time.",
            "Put what both say under one key and delete the other.");
    static final Rule KEY_SHAPE = new Rule(
            "key.shape",
            "A key must be one word.",
            "Write key: value, without brackets or question mark around the key.");
    static final Rule KEY_UNKNOWN = new Rule("key.unknown", "This key means nothing here.", "What may stand here: %s.");
    static final Rule NAME = new Rule(
            "name.malformed",
            "This is no name: names are of small letters a to z, digits and single hyphens, at most 64.",
            "Write it like birth-date or order2.");
    static final Rule NOT_KEYS =
            new Rule("shape.keys", "Keys and values are wanted here.", "Write key: value, one to a line and indented.");
    static final Rule NOT_LIST = new Rule("shape.list", "A list is wanted here.", "Write it like [one, other].");
    static final Rule NOT_TEXT =
            new Rule("shape.text", "A text is wanted here.", "Write it on one line after the colon.");
    static final Rule NO_TEXT =
            new Rule("text.missing", "Nothing is said here.", "Say it after the colon, or delete the key.");
    static final Rule TEXT_TOO_LONG =
            new Rule("text.too-long", "This text is longer than 4,000 characters.", "Say it shorter.");
    static final Rule NOT_YES_OR_NO =
            new Rule("flag.unknown", "This is neither true nor false.", "Write true or false, without quotes.");
    static final Rule WORD_UNKNOWN =
            new Rule("word.unknown", "This word means nothing here.", "What may stand here: %s.");
    static final Rule DATE = new Rule("date.malformed", "This is not a date.", "Write it like 2026-03-31.");
    static final Rule COUNTRY = new Rule(
            "country.unknown",
            "This is no country's ISO 3166 code.",
            "Write two capitals such as DE or US; where a state matters, US-WA.");
    static final Rule LISTED_TWICE =
            new Rule("list.twice", "This stands in the list already.", "Delete one of the two.");

    private FileRules() {}
}
