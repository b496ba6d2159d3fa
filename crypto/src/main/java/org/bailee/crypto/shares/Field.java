package org.bailee.crypto.shares;

/// Arithmetic of GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x + 1 (FIPS 197, section 4).
///
/// No table and no branch depends on what is multiplied: how long it takes and which memory it touches tell
/// nothing of a secret.
final class Field {
    private static final int REDUCTION = 0x1b;

    private Field() {}

    /// @param a of 8 bits, as is `b`
    static int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= shifted & -(b >>> bit & 1);
            int carry = shifted >>> 7 & 1;
            shifted = (shifted << 1 ^ REDUCTION & -carry) & 0xff;
        }
        return product;
    }

    /// The inverse, by Fermat: a²⁵⁴. Of 0, which has none, 0.
    static int inverse(int a) {
        int square = multiply(a, a);
        int inverse = square;
        for (int i = 0; i < 6; i++) {
            square = multiply(square, square);
            inverse = multiply(inverse, square);
        }
        return inverse;
    }

    /// The polynomial's value at x, whose coefficients begin with the constant one.
    static int at(int x, byte[] coefficients) {
        int value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = multiply(value, x) ^ coefficients[i] & 0xff;
        }
        return value;
    }

    /// What each point's value counts for in the polynomial's value at x (Lagrange).
    ///
    /// @param points all different, and none of them x
    static int[] weights(int[] points, int x) {
        int[] weights = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            int above = 1;
            int below = 1;
            for (int j = 0; j < points.length; j++) {
                if (j != i) {
                    above = multiply(above, points[j] ^ x);
                    below = multiply(below, points[j] ^ points[i]);
                }
            }
            weights[i] = multiply(above, inverse(below));
        }
        return weights;
    }
}
