import Identifiers
public import Integrity
import Journal

/// Checks a pack against what an auditor was given apart from it.
///
/// It shares with the assembling half only the names of the files and the reading of one record:
///
/// 1. Limits and names, before anything else is looked at.
/// 2. The second manifest's signature under the pinned pack key; every file as listed, no more and
///    no fewer; the time stamp over the first manifest, where there is one.
/// 3. The checkpoint under the pinned journal key.
/// 4. Every record from its bytes: its place, its links, its leaf; the root as signed, and as an
///    earlier checkpoint signed it.
/// 5. The life of keys; each approval's bindings, signature, step, role and duties; who released
///    each payment; who agreed to open a period again.
/// 6. Completeness: each claim's and case's chain, against what the issuing record counted; an
///    approval for all that wanted one, and no charge for what was withdrawn or declined; every
///    file that the records call for, and no other.
/// 7. The sums: every account and every line of cost added up again from the postings; the books
///    and lists for other programs written again.
///
/// It fails closed: what it cannot read is a finding, and it says what it did not look at.
public struct PackVerification {
    let files: [String: [UInt8]]
    let unread: UnreadFiles
    let workers: Workers
    /// What each file's bytes come to.
    var hashes: [String: FileHashes] = [:]
    let pins: Pins?
    /// A checkpoint that the auditor kept.
    let earlier: [UInt8]?
    /// The certificates of authorities whose time stamps the auditor trusts.
    let authorities: AuthorityCertificates?
    /// Is told how far it has come.
    var progress: Progress?
    var findings: [PackFinding] = []
    var unproven: [String] = []
    /// How many signatures of others the checkpoint carries.
    var cosignatures = 0

    /// Takes how many of how many parts are done; the parts are `files` or `records`.
    public typealias Progress = (_ parts: String, _ done: Int, _ of: Int) -> Void

    /// Returns what checking shows. O(records).
    ///
    /// - Parameters:
    ///   - unread: The files of the pack that were not read yet.
    ///   - pins: Without them nothing is proven, whatever the pack says of itself.
    ///   - earlier: A checkpoint that the auditor kept, say of an earlier pack: the journal has to
    ///     go on from it.
    ///   - workers: Hash the files, on as many cores as there are.
    ///   - authorities: Whose time stamps the auditor trusts; without them a time stamp's signature
    ///     is checked, and not whose it is.
    ///   - progress: Is told now and then how many of how many files were hashed, and then of
    ///     records read.
    public static func verdict(
        of pack: EvidencePack,
        beside unread: UnreadFiles = .none,
        pins: Pins?,
        since earlier: [UInt8]? = nil,
        workers: @escaping Workers = { count, work in (0..<count).forEach(work) },
        authorities: AuthorityCertificates? = nil,
        progress: Progress? = nil
    ) -> Verdict {
        var verification = PackVerification(
            files: pack.files,
            unread: unread,
            workers: workers,
            pins: pins,
            earlier: earlier,
            authorities: authorities
        )
        verification.progress = progress
        let (trace, stamp) = verification.run()
        return Verdict(
            findings: verification.findings,
            unproven: verification.unproven,
            notChecked: notChecked(
                sealedOnly: trace?.sealedOnly ?? 0,
                hasEarlier: earlier != nil,
                timeStamp: pack.isStamped ? authorities == nil ? anyTimeStamp : nil : noTimeStamp,
                cosignatures: verification.cosignatures,
                isPrinted: PackPath.printed.contains { pack.files[$0] != nil },
                hasProfile: trace?.issued?.profile != nil,
                opened: trace?.opened ?? .init()
            ),
            pack: trace?.issued?.pack.text,
            timeStamp: stamp,
            records: trace?.leaves.count ?? 0,
            approvals: trace?.approvals ?? 0
        )
    }

    private static let noTimeStamp =
        "when the pack was made: no time-stamping authority says so, and times are the programme's"
    private static let anyTimeStamp =
        "which authority stamped it: whoever makes a certificate may put any name on it; give "
        + "those that you trust with --authority-ca FILE"

    private static let prints =
        "the figures of statement.pdf and transactions.xlsx, beyond that they are as signed: "
        + "compare them with transactions.csv, which is checked"

    private static let profile =
        "the figures of the files under data/profile/, beyond that they are what the programme "
        + "made when it issued the pack: compare their sums with transactions.csv, which is checked"

    private static func notChecked(
        sealedOnly: Int,
        hasEarlier: Bool,
        timeStamp: String?,
        cosignatures: Int,
        isPrinted: Bool,
        hasProfile: Bool,
        opened: JournalTrace.Opened
    ) -> [String] {
        let earlier =
            "that the journal goes on where an earlier pack ended; give that one's "
            + "data/checkpoint with --since FILE"
        let others =
            "the checkpoint's signatures by others, \(cosignatures): nobody gave their keys"
        let open = (hasEarlier ? [] : [earlier]) + (timeStamp.map { [$0] } ?? [])
        return open + (cosignatures > 0 ? [others] : []) + [
            "that what was recorded is true, or that everything was recorded",
            "the seals (HMAC), whose keys stay with the programme: \(sealedOnly) approvals carry "
                + "a seal alone, the others a signature too, which is checked",
            opened.sentence,
            "duty pairs that the rule pack adds, and the rule pack's own reasoning",
            "the words of index.html, summary.html, README.txt, ro-crate-metadata.json and, but "
                + "for its facts, books/system-statement.txt, beyond that they are as signed",
        ] + (isPrinted ? [prints] : []) + (hasProfile ? [profile] : [])
    }

    init(
        files: [String: [UInt8]],
        unread: UnreadFiles = .none,
        workers: @escaping Workers = { count, work in (0..<count).forEach(work) },
        pins: Pins?,
        earlier: [UInt8]? = nil,
        authorities: AuthorityCertificates? = nil
    ) {
        self.files = files
        self.unread = unread
        self.workers = workers
        self.pins = pins
        self.earlier = earlier
        self.authorities = authorities
    }

    private mutating func run() -> (JournalTrace?, TimeStamp?) {
        if pins == nil {
            unproven.append(
                "No pins were given, so whose pack this is stays open. Give them with --pin FILE."
            )
        }
        guard checkLimits() else { return (nil, nil) }
        hashFiles()
        checkBag()
        let stamp = readTimeStamp()
        guard let checkpoint = readCheckpoint() else { return (nil, stamp) }
        var trace = readJournal(under: checkpoint)
        checkEarlier(trace)
        checkCompromised(trace)
        checkTime(of: stamp, trace)
        checkHeading(trace)
        checkDisclosures(&trace)
        checkProfile(&trace)
        checkContents(trace)
        checkStandingKeys(trace)
        checkCharges(trace)
        checkEndings(trace)
        checkDrawdowns(trace)
        checkPaymentSums(trace)
        checkSums(trace)
        checkBooks(trace)
        checkSystemStatement(trace)
        return (trace, stamp)
    }

    /// How many bytes each file has.
    var sizes: [String: Int] {
        unread.sizes.merging(files.mapValues(\.count)) { $1 }
    }

    mutating func report(_ code: String, _ message: String) {
        findings.append(PackFinding(code, message))
    }

    /// A file's bytes; a finding where it is missing.
    mutating func file(_ path: String) -> [UInt8]? {
        if let bytes = files[path] { return bytes }
        report("pack.file-missing", "The file \(path) is missing.")
        return nil
    }

    mutating func reportUnreadable(_ path: String) {
        report("pack.file-unreadable", "The file \(path) is no text with whole lines.")
    }

    /// A file's lines as texts, each without its line feed; a finding where it is no such text.
    mutating func lines(_ path: String) -> [String]? {
        guard let bytes = file(path) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self),
            bytes.isEmpty || bytes.last == UInt8(ascii: "\n")
        else {
            reportUnreadable(path)
            return nil
        }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast().map { String(decoding: $0, as: UTF8.self) }
    }
}
