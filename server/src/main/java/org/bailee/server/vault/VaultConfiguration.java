package org.bailee.server.vault;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.bailee.server.access.Access;
import org.bailee.server.audit.AuditLog;
import org.bailee.server.audit.ClockWatch;
import org.bailee.server.database.Duty;
import org.bailee.server.database.Tx;
import org.bailee.server.keys.BeforeServing;
import org.bailee.server.keys.IndexKeys;
import org.bailee.server.keys.KeyRing;
import org.bailee.server.register.HeldValues;
import org.bailee.server.register.Register;
import org.bailee.server.shared.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    Parts vaultParts(
            JdbcTemplate db,
            Tx tx,
            KeyRing keys,
            IndexKeys indexKeys,
            Register register,
            AuditLog audit,
            InstantSource clock,
            ClockWatch watch,
            SecureRandom random) {
        return Parts.of(VaultStore.in(db), tx, keys, indexKeys, register, audit, clock, watch, random);
    }

    @Bean
    Enforcement enforcement(Parts parts, Access access, Register register) {
        return new Enforcement(parts, new Erasure(access, register, parts));
    }

    @Bean
    Vault vault(Parts parts, Access access, Register register, Ids ids) {
        return parts.vault(access, register, ids);
    }

    @Bean
    Tokens tokens(Parts parts, Access access, Register register) {
        return parts.tokens(access, register);
    }

    @Bean
    Upkeep upkeep(Parts parts, Access access, Register register) {
        return new Upkeep(parts, new Erasure(access, register, parts));
    }

    @Bean
    Indexes indexes(Parts parts, Register register, IndexKeys keys, ClockWatch watch) {
        return new Indexes(parts, register, keys, watch);
    }

    @Bean
    @Order(BeforeServing.KEEPING_PROMISES)
    BeforeServing lostIndexes(Indexes indexes) {
        return indexes.lost();
    }

    @Bean(initMethod = "start")
    Duty indexDuty(Indexes indexes) {
        return new Duty("indexes", indexes::step);
    }

    @Bean
    HeldValues heldValues(JdbcTemplate db) {
        return new HeldFields(new RecordStore(db));
    }
}
