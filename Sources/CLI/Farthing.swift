import ArgumentParser

/// The root of the command line.
struct Farthing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "farthing",
        abstract: "Keeps the discretionary budget of a support programme.",
        discussion: """
            Money that a keyworker may spend so that a participant can take the next step: \
            claimed, decided by the programme's own guidance, paid, claimed back, and shown to an \
            auditor.

            Every verb takes --json. It ends with 0 done; 1 refused, or a check failed; 2 wrong \
            usage, unreadable input or a failing disk. FARTHING_BOOKS, FARTHING_KEYS, \
            FARTHING_USER and FARTHING_AUTHORITY stand in for --books, --keys, --as and \
            --authority.
            """,
        version: "1",
        groupedSubcommands: [
            CommandGroup(
                name: "Spending",
                subcommands: [CanIVerb.self, ClaimVerb.self, CaseVerb.self]
            ),
            CommandGroup(
                name: "Deciding",
                subcommands: [
                    Queue.self, Show.self, Approve.self, DeclineVerb.self, PassOn.self,
                ]
            ),
            CommandGroup(
                name: "Paying",
                subcommands: [PaymentVerbs.self, PayeeVerbs.self, BankVerbs.self]
            ),
            CommandGroup(
                name: "Asking funders",
                subcommands: [DrawdownVerbs.self, ProfileVerbs.self]
            ),
            CommandGroup(
                name: "Looking",
                subcommands: [
                    PositionVerb.self, OutcomesVerb.self, StatementVerb.self, BalanceVerb.self,
                    TrialBalanceVerb.self, Export.self, PolicyVerbs.self,
                ]
            ),
            CommandGroup(
                name: "Showing it to an auditor",
                subcommands: [Pack.self, Pin.self, Check.self, Replay.self]
            ),
            CommandGroup(
                name: "Keeping the books",
                subcommands: [
                    Demo.self, Simulate.self, Init.self, Apply.self, DoVerb.self, Participant.self,
                    Backup.self, Restore.self, Rebuild.self,
                ]
            ),
        ]
    )
}
