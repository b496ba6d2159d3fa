package org.bailee.server.backup;

import org.bailee.server.shared.Conflict;
import org.bailee.server.shared.NotFound;
import org.bailee.server.shared.Unavailable;

/// Why a backup is not taken, or not put back: each cause by its name.
final class Refused {
    private Refused() {}

    static Conflict unfinished() {
        return new Conflict(
                "backup.unfinished",
                "This set has no manifest: it was never finished, or its manifest was removed.",
                "Put back another set (bailee backup list), and look who may write to the backup store.");
    }

    static Conflict manifest() {
        return new Conflict(
                "backup.manifest",
                "The manifest of this set was changed, or belongs to another set or another Bailee.",
                "Put back another set (bailee backup list), and look who may write to the backup store.");
    }

    static Conflict missing(String object) {
        return new Conflict(
                "backup.part-missing",
                "The part " + object + " of this set is missing.",
                "Put back another set (bailee backup list), and look who may write to the backup store.",
                object);
    }

    static Conflict size(String object) {
        return new Conflict(
                "backup.part-size",
                "The part " + object + " of this set is not as long as it was.",
                "Put back another set (bailee backup list), and look who may write to the backup store.",
                object);
    }

    static Conflict changed(String object) {
        return new Conflict(
                "backup.part-changed",
                "The part " + object + " of this set is not what was written, or stands in another's place.",
                "Put back another set (bailee backup list), and look who may write to the backup store.",
                object);
    }

    static Conflict foreign(String object) {
        return new Conflict(
                "backup.part-foreign",
                "The object " + object + " does not belong to this set.",
                "Put back another set (bailee backup list), and look who may write to the backup store.",
                object);
    }

    static Conflict counts(String table) {
        return new Conflict(
                "backup.counts",
                "The rows of table " + table + " are not those its manifest tells of.",
                "Put back another set (bailee backup list), and look who may write to the backup store.",
                table);
    }

    static Conflict malformed() {
        return new Conflict(
                "backup.malformed",
                "A part of this set holds no rows as a backup has them.",
                "Put back another set (bailee backup list), and look who may write to the backup store.");
    }

    static Conflict newer() {
        return new Conflict(
                "backup.newer-format",
                "This set is written in a form that this Bailee does not know.",
                "Put it back with the Bailee that took it, or a newer one.");
    }

    static Conflict otherKey(int number) {
        return new Conflict(
                "backup.other-key",
                "This set is sealed under backup key " + number + ", which is not at hand.",
                "Name the key backup that was taken with it.",
                number);
    }

    static Conflict notEmpty(String table) {
        return new Conflict(
                "backup.not-empty",
                "The database is not empty: table " + table + " has rows.",
                "Put a backup back into an empty database only: choose another home folder, or another database.",
                table);
    }

    static Conflict otherSchema(String bailee) {
        return new Conflict(
                "backup.other-schema",
                "This set was taken by Bailee " + bailee + ", whose tables are not those of this one.",
                "Put it back with that version, then start the newer one on it.",
                bailee);
    }

    static Unavailable unknownType(String type) {
        return new Unavailable(
                "backup.column-unknown",
                "A backup has no form for the column type " + type + ".",
                "Nothing was written. Another program has changed the schema, or this is a fault of Bailee's: report it.",
                type);
    }

    static Unavailable uncovered(String table) {
        return new Unavailable(
                "backup.table-unknown",
                "No backup covers table " + table + ".",
                "Nothing was written. Move tables that are not Bailee's to a database of their own.",
                table);
    }

    static Unavailable stopped() {
        return new Unavailable(
                "backup.stopped",
                "The server was stopped before the backup was finished.",
                "Take it again; what was begun of it is removed.");
    }

    static Conflict giveUp(int people) {
        return new Conflict(
                "backup.parts-erased-since",
                "Of " + people + " people a part was erased after this set was taken, and no keys from before are kept:"
                        + " nothing of them would open, neither the part nor the rest.",
                "Put back a newer set of data, or the same with --give-up " + people + " if they are to be lost.",
                people);
    }

    static Conflict olderKeys() {
        return new Conflict(
                "backup.older-keys",
                "The keys were backed up before the data: who was taken in between could not be opened.",
                "Name the key backup that was taken with the data, or a later one.");
    }

    static Conflict noKeys() {
        return new Conflict(
                "backup.no-keys",
                "The store holds no key backup, without which no data backup can be opened.",
                "Copy a key backup into the store, or take a backup while the server still runs.");
    }

    static Conflict underWay() {
        return new Conflict(
                "backup.under-way",
                "A backup is being taken or checked already.",
                "Wait for it to end: bailee backup list shows how far it is.");
    }

    /// No fault that passes by itself: whoever was told so would ask again and again.
    static Conflict off() {
        return new Conflict(
                "backup.off",
                "There is no place for backups.",
                "Name a folder on another disk and start again: bailee start --bailee.backup.folder=/mnt/backups");
    }

    static NotFound unknown() {
        return new NotFound(
                "backup.unknown", "There is no such backup set.", "See which there are: bailee backup list.");
    }
}
