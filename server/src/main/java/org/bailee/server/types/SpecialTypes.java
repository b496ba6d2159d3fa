package org.bailee.server.types;

import static org.bailee.server.types.Search.EXACT;

import java.util.List;

/// What GDPR Art. 9 and 10 and their like protect most. None is searched by but the numbers patients are known by.
final class SpecialTypes {
    private static final TextShape PROSE = TextShape.prose();
    private static final TextShape REFERENCE = TextShape.line();
    private static final TextShape NUMBER = TextShape.line().masked(Masks::ending);
    private static final TextShape OWN_WORDS = TextShape.line(Choices::ownWords);

    static final List<TypeRow> ROWS = List.of(
            TypeRow.of("health", "Anything about somebody's health.", PROSE, "Allergic to penicillin")
                    .special("Health", "user.health")
                    .breach("medical")
                    .columns("health", "diagnosis", "medicalhistory", "allergies", "medication", "condition"),
            TypeRow.of("medical-record-number", "The number a patient is known by.", NUMBER, "MRN-004217")
                    .special("HealthRecord", "user.health.record_id")
                    .found(EXACT)
                    .breach("medical_id")
                    .columns("mrn", "medicalrecordnumber", "patientid", "patientno"),
            TypeRow.of("health-insurance-number", "The number of somebody insured.", NUMBER, "A123456780")
                    .special("Insurance", "user.health.insurance_beneficiary_id")
                    .found(EXACT)
                    .breach("health_insurance")
                    .columns(
                            "healthinsurance",
                            "insurancenumber",
                            "healthinsurancenumber",
                            "policynumber",
                            "medicareid"),
            TypeRow.of(
                            "biometric-reference",
                            "Where a fingerprint, face or voice template is kept.",
                            REFERENCE,
                            "templates/0042")
                    .special("Biometric", "user.biometrics")
                    .breach("biometric")
                    .columns("biometric", "fingerprint", "faceid", "voiceprint", "biometricref"),
            TypeRow.of("genetic-data-reference", "Where genetic data is kept.", REFERENCE, "genomes/0042")
                    .special("Genetic", "user.health.genetic")
                    .breach("genetic")
                    .columns("genetic", "dna", "genome", "geneticref"),
            TypeRow.of("religion", "What somebody believes, in their own words.", OWN_WORDS, "none")
                    .special("ReligiousBelief", "user.demographic.religious_belief")
                    .columns("religion", "faith", "denomination", "konfession"),
            TypeRow.of("philosophical-belief", "A belief that shapes somebody's life.", OWN_WORDS, "pacifism")
                    .special("PhilosophicalBelief", "user.demographic.philosophical_belief")
                    .columns("belief", "philosophicalbelief", "worldview"),
            TypeRow.of("ethnicity", "Ethnic or racial origin, in somebody's own words.", OWN_WORDS, "not stated")
                    .special("EthnicOrigin", "user.demographic.race_ethnicity")
                    .columns("ethnicity", "race", "ethnicgroup", "ethnicorigin"),
            TypeRow.of("political-opinion", "A political opinion or affiliation.", OWN_WORDS, "undecided")
                    .special("PoliticalOpinion", "user.demographic.political_opinion")
                    .columns("politicalopinion", "party", "politicalparty", "politicalaffiliation"),
            TypeRow.of("trade-union-membership", "Membership of a trade union.", OWN_WORDS, "no member")
                    .special("TradeUnionMembership", "user.demographic.union_membership")
                    .columns("tradeunion", "union", "unionmember", "unionmembership"),
            TypeRow.of("sexual-orientation", "Sexual orientation or sex life.", OWN_WORDS, "not stated")
                    .special("SexualPreference", "user.demographic.sexual_orientation")
                    .columns("sexualorientation", "orientation"),
            TypeRow.of("criminal-record", "Convictions and offences.", PROSE, "No entries")
                    .special("CriminalConviction", "user.criminal_history")
                    .columns("criminalrecord", "convictions", "offences", "criminalhistory"));

    private SpecialTypes() {}
}
