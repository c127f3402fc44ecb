import Calendar
import Identifiers
public import Integrity
import Journal
import Money

/// The files of a profile, made of a journal's records alone.
///
/// 1. Each list's rows are read, filtered, put together and named as the profile says, and given
///    the words that it opens.
/// 2. The profile's checks hold, or nothing is written.
/// 3. Each list becomes a file; a last one says what has to go with them.
///
/// No clock and no randomness: the same records give the same bytes, until an erasure of what the
/// profile opens.
public struct ProfileOutput: Sendable {
    /// The files' bytes, by name.
    public let files: [String: [UInt8]]
    /// The claims, and whatever else an entry names as its source, that the lists are made of.
    public let sources: Set<String>
    /// What was left out of a list because too few people stand behind it, by file.
    public let suppressed: [String: Int]

    /// - Parameter value: The private value of a commitment, or nil where it was erased. It is
    ///   asked for what the profile opens alone, of claims that are in its lists; nil itself where
    ///   nothing private can be read.
    /// - Throws: ``ProfileError``, the first that holds, or what `value` throws. O(records).
    public init(
        of profile: Profile,
        _ request: ProfileRequest,
        from index: JournalIndex,
        opening value: ((Digest) throws -> [UInt8]?)?
    ) throws {
        try Self.check(profile, request, index)
        let reading = RowReading(index: index, request: request)
        let words = PrivateWords(opens: profile.opens, value: value)
        var names = ParticipantNaming(profile.participants, request.codes)
        var files: [String: [UInt8]] = [:]
        var suppressed: [String: Int] = [:]
        var sources: Set<String> = []
        var isEmpty = true
        for list in profile.lists {
            var source = reading.rows(of: list.rows)
            try profile.head(&source)
            try Self.check(source, of: list, profile, request, index)
            let headings = profile.checks.contains(.headings) ? HeadingSums(list, source) : nil
            var selection = RowSelection(list, consume source)
            try headings?.check(selection.rows)
            sources.formUnion(selection.sources)
            names.name(&selection.rows)
            try words.fill(&selection.rows, of: list)
            isEmpty = isEmpty && selection.rows.isEmpty
            if selection.suppressed > 0 { suppressed[list.file] = selection.suppressed }
            files[list.file] = try ListWriting(profile: profile, list: list, request: request)
                .bytes(of: selection.rows)
        }
        guard !isEmpty else {
            throw ProfileError.nothingToShow(profile.id, suppressed: suppressed.values.reduce(0, +))
        }
        files["with-it.txt"] = Array(Self.covering(profile, request, suppressed).utf8)
        self.files = files
        self.sources = sources
        self.suppressed = suppressed
    }

    private static func check(
        _ profile: Profile,
        _ request: ProfileRequest,
        _ index: JournalIndex
    ) throws(ProfileError) {
        guard profile.scope == .drawdown else { return }
        guard let drawdown = request.drawdown else { throw .drawdownMissing(profile.id) }
        guard index.drawn.submitted[drawdown] != nil else { throw .drawdownUnknown(drawdown) }
    }

    /// What the profile wants to hold of a list's rows before they are filtered.
    private static func check(
        _ rows: [Row],
        of list: ProfileList,
        _ profile: Profile,
        _ request: ProfileRequest,
        _ index: JournalIndex
    ) throws(ProfileError) {
        // Postings are of the ledger; what they came of is in the other lists.
        for check in profile.checks where list.rows != .postings {
            switch check {
            case .ties:
                guard list.rows == .drawdown, let id = request.drawdown,
                    let submitted = index.drawn.submitted[id]?.submitted
                else { continue }
                let asked = submitted.total.pence - submitted.credited.pence
                let sum = rows.reduce(0) { $0 + $1.pence(.amount) }
                guard sum == asked else { throw .doesNotTie(asked: asked, rows: sum) }
            case .headings: continue
            case .defrayed:
                for row in rows where row[.leftBank] == nil && row[.original] == nil {
                    throw .notDefrayed(claim: row.claimWord)
                }
            case .evidenced:
                for row in rows where row[.claim] != nil && row[.evidence] == nil {
                    throw .notEvidenced(claim: row.claimWord)
                }
            }
        }
    }

    /// The page that says what goes with the files.
    private static func covering(
        _ profile: Profile,
        _ request: ProfileRequest,
        _ suppressed: [String: Int]
    ) -> String {
        var text = "\(profile.title)\n\nMade by the profile \(profile.id), version "
        text += "\(profile.version), on \(request.made).\nIts requirements: \(profile.source)\n"
        if let drawdown = request.drawdown { text += "Funder claim: \(drawdown)\n" }
        text += "\nFiles\n"
        for list in profile.lists {
            text += "- \(list.file): \(list.title)"
            text += suppressed[list.file].map { " (\($0) left out: too few people)" } ?? ""
            text += "\n"
        }
        if !profile.notes.isEmpty {
            text += "\nTo know of them\n" + profile.notes.map { "- \($0)\n" }.joined()
        }
        if !profile.documents.isEmpty {
            text += "\nGoes with them\n" + profile.documents.map { "[ ] \($0)\n" }.joined()
        }
        for declaration in profile.declarations {
            text += "\n\(declaration.signer ?? "Whoever sends it") declares\n"
            text += declaration.sentences.map { "[ ] \($0)\n" }.joined()
            text += "\nName, role, signature, date: ______________________________________\n"
        }
        return text
    }
}

extension Row {
    fileprivate var claimWord: String {
        if case .word(let word)? = self[.claim] { return word }
        if case .word(let word)? = self[.source] { return word }
        return "A cost"
    }
}

/// Names participants as a profile says, the same one the same in every list.
struct ParticipantNaming {
    private let style: Profile.ParticipantNames
    private let codes: RecipientCodes?
    private var numbers: [ParticipantCode: Int] = [:]

    init(_ style: Profile.ParticipantNames, _ codes: RecipientCodes? = nil) {
        (self.style, self.codes) = (style, codes)
    }

    mutating func name(_ rows: inout [Row]) {
        for place in rows.indices {
            guard let participant = rows[place].participant else { continue }
            rows[place].set(.participant, name(of: participant))
        }
    }

    private mutating func name(of participant: ParticipantCode) -> String {
        switch style {
        case .coded: return codes?.code(of: participant) ?? "withheld"
        case .withheld: return "withheld"
        case .numbered:
            let number = numbers[participant] ?? numbers.count + 1
            numbers[participant] = number
            let digits = String(number)
            return "P" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }
}
