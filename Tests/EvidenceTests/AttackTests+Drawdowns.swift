extension AttackTests {
    /// By a holder of the journal's key, of what a funder was asked for and said to it.
    static let drawdowns: [Attack] = askings + costs + answers

    private static let askings: [Attack] = [
        .withJournalKey("a drawdown reviewed by its preparer", "pack.duties", .reviewedByPreparer),
        .withJournalKey(
            "a drawdown reviewed by no officer",
            "pack.drawdown-role",
            .reviewedByOther
        ),
        .withJournalKey("a drawdown that nobody reviewed", "pack.drawdown", .drawnUnreviewed),
        .withJournalKey("a drawdown of days that are open", "pack.drawdown", .drawnOpen),
        .withJournalKey("a drawdown of other days", "pack.drawdown", .drawnOtherDays),
        .withJournalKey("a drawdown that nobody posted", "pack.drawdown-entry", .drawnUnposted),
    ]

    private static let costs: [Attack] = [
        .withJournalKey("a cost of another day", "pack.drawdown-line", .drawnOfOtherDay),
        .withJournalKey("a cost of the period called late", "pack.drawdown-line", .drawnLate),
        .withJournalKey("a cost of a later period", "pack.drawdown-line", .drawnAfterPeriod),
        .withJournalKey("a cost that defrayed nothing", "pack.drawdown-line", .drawnOfNoCost),
        .withJournalKey("a cost of another fund", "pack.drawdown-line", .drawnOfOtherFund),
        .withJournalKey("a cost in part", "pack.drawdown-line", .drawnLess),
        .withJournalKey("more off than was asked for", "pack.drawdown-line", .creditedMore),
        .withJournalKey("off what was not asked for", "pack.drawdown-line", .creditedUnasked),
    ]

    private static let answers: [Attack] = [
        .withJournalKey("a receipt of nobody", "pack.drawdown-entry", .receivedUnanswered),
        .withJournalKey("a receipt of another day", "pack.drawdown-entry", .receivedOnOtherDay),
        .withJournalKey("less than was received", "pack.drawdown-entry", .receivedLess),
        .withJournalKey("an answer that nobody posted", "pack.drawdown-entry", .answeredUnposted),
        .withJournalKey("an answer to nothing", "pack.drawdown", .answeredUnasked),
        .withJournalKey("an answer that no officer took", "pack.drawdown-role", .answeredByOther),
        .withJournalKey("an answer undone", "pack.reversal", .answerUndone),
        .withJournalKey("more borne than answered", "pack.drawdown-entry", .disallowedMore),
        .withJournalKey(
            "what is not borne, still owed",
            "pack.drawdown-entry",
            .disallowedUnposted
        ),
    ]

    /// Those that break other rules as well.
    static let overdrawn: [Attack] = [
        .withJournalKey("a drawdown of another sum", "pack.drawdown", .drawnOtherwise),
        .withJournalKey("a cost drawn down twice", "pack.drawdown", .drawnTwice),
        .withJournalKey("more asked for than was paid", "pack.drawdown-line", .drawnMore),
        .withJournalKey("a drawdown that was given up", "pack.drawdown", .drawnWithdrawn),
        .withJournalKey("a cost put in afterwards", "pack.drawdown-line", .drawnAfterwards),
    ]
}
