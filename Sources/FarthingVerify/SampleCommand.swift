import Evidence
import FileSystem
import Sampling

/// `farthing-verify sample PACK ...`: draws the sample that anybody would draw from the same pack
/// with the same seed, and reckons with what the auditor found.
enum SampleCommand {
    static let usage = """
        Draws a sample of a pack's costs: the same seed gives anybody the same one.

        usage: farthing-verify sample PACK --pin FILE --seed TEXT --method METHOD --n N [...]

          PACK             the pack's folder or archive, which is checked first
          --pin FILE       the journal's name and keys
          --seed TEXT      your own words, chosen after you had the pack
          --method METHOD  random, monetary-unit or stratified
          --n N            how many costs
          --by COLUMN      what a stratified sample goes by: cost_heading (the standard), partner,
                           fund or another column of the pack's transactions.csv
          --output DIR     write working-paper.csv, to fill in, and working-paper.html there
          --findings FILE  a filled working-paper.csv: says what the findings come to. Put into its
                           column verified how much of each amount holds, as 12.50
          --confidence P   of the upper limit: 80, 90 or 95 (the standard)
          --json           answer in JSON

        Ends with 0 drawn, 1 the pack was tampered with, 2 wrong usage or unreadable, 3 the pack is
        not proven. docs/SPEC-sampling.md says how to draw it by other means.

        Example: farthing-verify sample demo/pack --pin demo/pins/farthing.pin \\
                     --seed "Tuesday's tea was cold" --method monetary-unit --n 10 --output paper
        """

    /// Gives the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        if arguments.contains("--help") || arguments.contains("-h") {
            print(usage)
            return 0
        }
        let wantsJSON = arguments.contains("--json")
        do {
            return try answer(SampleRequest(arguments), asJSON: wantsJSON)
        } catch let error as SamplingError {
            return Failure(code: error.code, error.message, standing: "not-drawn").say(
                asJSON: wantsJSON,
                usage: usage
            )
        } catch { return Failure(error).say(asJSON: wantsJSON, usage: usage) }
    }

    private static func answer(_ request: SampleRequest, asJSON: Bool) throws -> Int32 {
        let pack = try CheckedPack(request.pack, pin: request.pin)
        guard pack.verdict.standing != .tampered else {
            print(asJSON ? pack.verdict.json : pack.verdict.text)
            return pack.verdict.exitCode
        }
        let population = try Population(transactions: pack.files["data/transactions.csv"] ?? [])
        let sample = try Sample(request.plan(), from: population)
        let findings = try request.findings.map {
            try Findings(paper: DiskFile($0).bytes(limit: 64 << 20), of: sample)
        }
        let name = pack.verdict.pack ?? "the pack"
        let paper = WorkingPaper(sample, of: name, findings, request.confidence)
        try request.output.map { try write(paper, to: Folder($0)) }
        print(asJSON ? paper.json(pack.verdict) : paper.text(pack.verdict))
        return pack.verdict.exitCode
    }

    /// Neither file is written over another, and where one is there already none is written.
    private static func write(_ paper: WorkingPaper, to folder: Folder) throws {
        if !folder.exists { try folder.create() }
        let papers = [
            (folder.file("working-paper.csv"), paper.csv),
            (folder.file("working-paper.html"), paper.html),
        ]
        for (file, _) in papers where file.exists { throw FileError.alreadyThere(path: file.path) }
        for (file, text) in papers { try file.create(Array(text.utf8)) }
    }
}

/// What the command line asks for.
private struct SampleRequest {
    let pack: String
    let pin: String?
    let seed: String
    let method: SamplePlan.Method
    let size: Int
    let findings: String?
    let output: String?
    let confidence: Confidence

    private static let options: Set = [
        "--pin", "--seed", "--method", "--n", "--by", "--output", "--findings", "--confidence",
    ]

    /// Reads the arguments.
    init(_ arguments: [String]) throws(UsageError) {
        let given = try GivenArguments(arguments, options: Self.options)
        pack = try given.pack
        guard let seed = given.options["--seed"] else {
            throw UsageError("Which seed? Give your own words with --seed TEXT.")
        }
        guard let size = given.options["--n"].flatMap(Int.init) else {
            throw UsageError("How many costs? Give a number with --n N.")
        }
        let percent = given.options["--confidence"] ?? "95"
        guard let confidence = Int(percent).flatMap(Confidence.init(rawValue:)) else {
            throw UsageError("“\(percent)” is no confidence. --confidence is 80, 90 or 95.")
        }
        (self.seed, self.size, self.confidence) = (seed, size, confidence)
        method = try Self.method(given.options["--method"], by: given.options["--by"])
        pin = given.options["--pin"]
        findings = given.options["--findings"]
        output = given.options["--output"]
    }

    func plan() throws(SamplingError) -> SamplePlan {
        try SamplePlan(seed: seed, method: method, size: size)
    }

    private static func method(
        _ name: String?,
        by column: String?
    ) throws(UsageError) -> SamplePlan.Method {
        switch (name, column) {
        case ("stratified", _): return .stratified(by: column ?? "cost_heading")
        case (_, _?): throw UsageError("--by COLUMN goes with --method stratified only.")
        case ("random", nil): return .random
        case ("monetary-unit", nil): return .monetaryUnit
        default:
            throw UsageError("Which method? Say --method random, monetary-unit or stratified.")
        }
    }
}
