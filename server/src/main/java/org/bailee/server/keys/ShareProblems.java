package org.bailee.server.keys;

import org.bailee.crypto.shares.Share;
import org.bailee.crypto.shares.ShareRefused;
import org.bailee.server.shared.Invalid;

/// Says to a custodian what is wrong with their share, and what to do.
final class ShareProblems {
    private ShareProblems() {}

    /// @throws Invalid if what was typed is no share
    static Share read(String typed) {
        try {
            return Share.parse(typed);
        } catch (ShareRefused refused) {
            throw of(refused);
        }
    }

    static Invalid of(ShareRefused refused) {
        return switch (refused.why()) {
            case UNLIKE ->
                Invalid.of(
                        "share",
                        "share.unlike",
                        "This is no share.",
                        "A share is 80 letters and digits in groups of five; give it whole.");
            case DAMAGED ->
                Invalid.of(
                        "share",
                        "share.damaged",
                        "The share is not as it was written: something in it is mistyped.",
                        "Compare it letter by letter and type it again.");
            case FOREIGN ->
                Invalid.of(
                        "share",
                        "share.foreign",
                        "The share belongs to another split: to an older one, or to another installation.",
                        "Give the share of the newest split.");
            case REPEATED ->
                Invalid.of(
                        "share",
                        "share.repeated",
                        "Another share with this number has been given, and both cannot be genuine.",
                        "Wait until what was given is forgotten, half an hour, and begin anew with shares you trust.");
            case TOO_FEW ->
                Invalid.of(
                        "share", "share.too-few", "More custodians must come.", "Let the next one give their share.");
            case FALSE ->
                Invalid.of(
                        "share",
                        "share.false",
                        "The shares given do not fit together: at least one of them is not genuine. All were forgotten.",
                        "Begin anew; if it happens again, find out by other choices of custodians whose share is at fault.");
        };
    }
}
