import Evidence
import Integrity

extension AttackTests {
    /// Payment runs; the one finding is all that there is to find.
    static let runs: [Attack] = [
        .withJournalKey("a run released by its preparer", "pack.duties", .runReleasedByPreparer),
        .withJournalKey(
            "a run released by who instructed a payment of it",
            "pack.duties",
            .runReleasedByInstructor
        ),
        .withJournalKey("a run released by who typed details", "pack.duties", .runReleasedByEditor),
        .withJournalKey("a run released by no officer", "pack.run-role", .runReleasedByOther),
        .withJournalKey("a run prepared by no officer", "pack.run-role", .runPreparedByOther),
        .withJournalKey("details typed by who may not", "pack.run-role", .runDetailsByOther),
        .withJournalKey("a run released by another digest", "pack.run", .runOtherDigest),
        .withJournalKey("a run of another sum", "pack.run", .runOtherSum),
        .withJournalKey("a payment that left in a run unreleased", "pack.run", .runUnreleased),
        .withJournalKey("an account swapped after freezing", "pack.run", .runSwapped),
        .withJournalKey("our account swapped after freezing", "pack.run", .runSwappedOurs),
        .withJournalKey("an account changed the hour before", "pack.run", .runFresh),
        .withJournalKey("a line of another amount", "pack.run", .runOtherAmount),
        .withJournalKey("a line to another payee", "pack.run", .runToAnother),
        .withJournalKey("a run for a day that has passed", "pack.run", .runPastDay),
    ]
}
