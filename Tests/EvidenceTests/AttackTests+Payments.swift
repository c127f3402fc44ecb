extension AttackTests {
    /// By a holder of the journal's key, of what was paid when, and how it was shared.
    static let paid: [Attack] = [
        .withJournalKey(
            "a payment of another day",
            "pack.payment-entry",
            in: "payment.defrayed",
            "on: 2026-05-05",
            "on: 2026-05-04"
        ),
        .withJournalKey(
            "a payment instructed for more",
            "pack.payment-entry",
            in: "payment.instructed",
            "total: 4650",
            "total: 4651"
        ),
        .withJournalKey("a payment that nobody booked", "pack.payment-entry", .paymentUnposted),
        .withJournalKey("a float's payment of nobody", "pack.payment", .floatUnrecorded),
        .withJournalKey("a partner's that nobody booked", "pack.payment-entry", .partnerUnposted),
        .withJournalKey(
            "a share by another weight",
            "pack.shares",
            in: "entry.posted",
            "weight: 50",
            "weight: 80"
        ),
        .withJournalKey(
            "a share of a penny more",
            "pack.shares",
            in: "entry.posted",
            "shares.1.amount: 2325",
            "shares.1.amount: 2326"
        ),
        .withJournalKey(
            "shares by no apportionment",
            "pack.shares",
            in: "entry.posted",
            "rule: 1",
            "rule: 2"
        ),
        .withJournalKey(
            "shares by what nobody set aside",
            "pack.shares",
            in: "entry.posted",
            "method: percentages",
            "method: remaining"
        ),
        .withJournalKey(
            "shares of a case by other pence than are set aside",
            "pack.shares",
            in: "entry.posted",
            "weight: 16500",
            "weight: 15000"
        ),
    ]

    /// Those that break other rules as well.
    static let unsettled: [Attack] = [
        .withJournalKey("a payment that nobody released", "pack.payment", .paymentUnreleased),
        .withJournalKey("a release that names no payment", "pack.payment", .paymentUnnamed),
        .withJournalKey(
            "another apportionment",
            "pack.shares",
            in: "apportionment.adopted",
            "weight: 50",
            "weight: 49"
        ),
    ]
}
