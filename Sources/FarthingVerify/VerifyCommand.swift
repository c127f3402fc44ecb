import Evidence

/// `farthing-verify PACK --pin FILE`: checks an evidence pack alone, with no database, network or
/// keys of the programme.
enum VerifyCommand {
    static let usage = """
        Checks an evidence pack against the pin that the programme gave you by another way.

        usage: farthing-verify PACK --pin FILE [--since FILE] [--authority-ca FILE]
                               [--reveal DIR] [--json]
               farthing-verify sample --help

          PACK        the pack's folder, or its tar or zip archive
          --pin FILE  the journal's name and keys; without it nothing is proven
          --since FILE
                      a checkpoint that you kept, as data/checkpoint of an earlier pack: the
                      journal has to go on from it
          --authority-ca FILE
                      certificates of the time-stamping authorities that you trust (PEM): the
                      pack's time stamp has to be by one of them
          --reveal DIR
                      a folder of values that the programme revealed to you: each has to be what
                      the pack commits to, and is shown
          --json      answer in JSON

        Ends with 0 verified, 1 tampered with, 2 wrong usage or unreadable, 3 not proven.

        Example: farthing-verify demo/pack --pin demo/pins/farthing.pin
        """

    /// Gives the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(usage)
            return 0
        }
        let wantsJSON = arguments.contains("--json")
        do {
            let given = try GivenArguments(
                arguments,
                options: ["--pin", "--since", "--authority-ca", "--reveal"]
            )
            let checked = try CheckedPack(
                given.pack,
                pin: given.options["--pin"],
                since: given.options["--since"],
                authorities: given.options["--authority-ca"]
            )
            let reveal = try given.options["--reveal"].map { try CheckedReveal($0, of: checked) }
            print(wantsJSON ? checked.verdict.json(with: reveal) : checked.verdict.text)
            if let reveal, !wantsJSON { print(reveal.text) }
            return reveal?.exitCode ?? checked.verdict.exitCode
        } catch { return Failure(error).say(asJSON: wantsJSON, usage: usage) }
    }
}
