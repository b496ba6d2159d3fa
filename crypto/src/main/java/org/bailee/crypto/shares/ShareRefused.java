package org.bailee.crypto.shares;

import java.util.List;

/// Shares that do not give a secret, and why: nothing in it tells anything of the secret.
public final class ShareRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What is wrong.
    public enum Why {
        /// Not eighty letters and digits.
        UNLIKE,
        /// Mistyped, cut or changed.
        DAMAGED,
        /// One of the shares was given twice.
        REPEATED,
        /// Of another split: an older one, or of another secret.
        FOREIGN,
        /// More must come together.
        TOO_FEW,
        /// Whole, and not what was split: forged, or the secret they belong to is another.
        FALSE
    }

    private final Why why;
    private final transient List<Integer> numbers;

    public ShareRefused(Why why) {
        this(why, List.of());
    }

    /// @param numbers of the shares it lies with, as far as that can be told
    public ShareRefused(Why why, List<Integer> numbers) {
        super(why.name());
        this.why = why;
        this.numbers = List.copyOf(numbers);
    }

    public Why why() {
        return why;
    }

    /// Numbers of the shares it lies with, as far as that can be told.
    public List<Integer> numbers() {
        return numbers;
    }
}
