package org.bailee.server.identity;

import org.springframework.jdbc.core.JdbcTemplate;

/// What the doors for people are made of.
record Parts(
        Means means,
        StaffStore staff,
        Vouching vouching,
        FactorStore factors,
        PasskeyStore passkeys,
        ProviderStore providers,
        GoneFactors gone,
        LinkStore links,
        Passwords passwords,
        PasswordPolicy policy,
        Totp totp,
        RecoveryCodes recoveryCodes,
        Sessions sessions,
        Attempts attempts,
        RefusedSteps refused) {
    static Parts of(JdbcTemplate db, Means means, Passwords passwords) {
        StaffStore staff = new StaffStore(db);
        FactorStore factors = new FactorStore(db);
        PasskeyStore passkeys = new PasskeyStore(db, means.secrets());
        ProviderStore providers = new ProviderStore(db, means.secrets());
        GoneFactors gone = new GoneFactors(staff, factors, passkeys, providers, means);
        return new Parts(
                means,
                staff,
                new Vouching(new SponsorStore(db), staff, means),
                factors,
                passkeys,
                providers,
                gone,
                new LinkStore(db),
                passwords,
                PasswordPolicy.with(means.settings().contextWords()),
                new Totp(factors, means),
                new RecoveryCodes(factors, gone, means),
                new Sessions(new SessionStore(db), means),
                new Attempts(new AttemptStore(db), means),
                new RefusedSteps(means));
    }
}
