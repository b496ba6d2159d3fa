package org.bailee.server.identity;

/// What somebody completes a set-up with: a new second factor, or one they have.
public sealed interface SecondFactor {
    /// The first code of the secret begun in this set-up.
    record NewTotp(String code) implements SecondFactor {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// A passkey whose registration was verified, the person's verification by it included.
    record NewPasskey(Passkey passkey) implements SecondFactor {}

    /// A code of the authenticator app they have.
    record OwnTotp(String code) implements SecondFactor {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// A recovery code they have.
    record OwnRecoveryCode(String code) implements SecondFactor {
        @Override
        public String toString() {
            return "[sealed]";
        }
    }

    /// A passkey they have, whose assertion was verified.
    record OwnPasskey(byte[] credentialId) implements SecondFactor {}
}
