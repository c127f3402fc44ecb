public import Calendar
public import Identifiers
public import Integrity

/// An evidence pack is made of everything before this record.
public struct PackIssued: Hashable, Sendable {
    /// Its id.
    public let pack: PackID
    /// For whom.
    public let recipient: String
    /// `all`.
    public let scope: String
    /// How many records it covers.
    public let treeSize: Int
    /// The root over them.
    public let treeRoot: Digest
    /// How many claims and cases there are.
    public let cases: Int
    /// SHA-256 over the last leaf of each, in order of id.
    public let caseHeads: Digest
    /// What it opens and brings besides, or nil for a pack that withholds every private value.
    public let profile: IssuedProfile?
    /// The commitment to the recipient's secret, of which participants' codes in the lists are
    /// made. The recipient's own packs open it.
    public let codes: Digest

    public init(
        pack: PackID,
        recipient: String,
        scope: String,
        treeSize: Int,
        treeRoot: Digest,
        cases: Int,
        caseHeads: Digest,
        profile: IssuedProfile?,
        codes: Digest
    ) {
        self.pack = pack
        self.recipient = recipient
        self.scope = scope
        self.treeSize = treeSize
        self.treeRoot = treeRoot
        self.cases = cases
        self.caseHeads = caseHeads
        self.profile = profile
        self.codes = codes
    }
}

/// The profile that a pack was issued by, and what it was applied to.
public struct IssuedProfile: Hashable, Sendable {
    public let id: ProfileID
    public let version: Int
    /// SHA-256 of its file.
    public let digest: Digest
    /// The drawdown that it is of, for a profile of one.
    public let drawdown: DrawdownID?
    /// The one fund that it is of, or nil for all.
    public let fund: FundCode?
    /// The days that it is of, or nil for no bound.
    public let starts: CalendarDate?
    public let ends: CalendarDate?
    /// Which private values the pack opens by it, as ``digest(ofOpened:)`` says.
    public let opened: Digest
    /// What it makes, as ``digest(ofFiles:)`` says.
    public let files: Digest

    public init(
        id: ProfileID,
        version: Int,
        digest: Digest,
        drawdown: DrawdownID?,
        fund: FundCode?,
        starts: CalendarDate?,
        ends: CalendarDate?,
        opened: Digest,
        files: Digest
    ) {
        self.id = id
        self.version = version
        self.digest = digest
        self.drawdown = drawdown
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.opened = opened
        self.files = files
    }
}

extension IssuedProfile {
    /// SHA-256 over a line for each place, in order of the records and, within one, of its fields.
    public static func digest(ofOpened places: some Sequence<PrivatePlace>) -> Digest {
        var stream = DigestStream()
        for place in places { stream.update(Array("\(place)\n".utf8)) }
        return stream.finish()
    }

    /// SHA-256 over a line for each file as a manifest has it, in order of the names' bytes:
    /// 64 hex, two spaces, the name.
    public static func digest(ofFiles files: [String: Digest]) -> Digest {
        var stream = DigestStream()
        for name in files.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let digest = files[name] else { continue }
            stream.update(Array("\(digest.hex)  \(name)\n".utf8))
        }
        return stream.finish()
    }
}

extension PackIssued: RecordContent {
    static let type = "pack.issued"

    init(from fields: inout FieldReader) throws(RecordError) {
        pack = try fields.value("pack")
        recipient = try fields.text("recipient")
        scope = try fields.text("scope")
        treeSize = try fields.integer("tree-size")
        treeRoot = try fields.value("tree-root")
        cases = try fields.integer("cases")
        caseHeads = try fields.value("case-heads")
        profile = try IssuedProfile(from: &fields)
        codes = try fields.value("commit.codes")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("pack", pack)
        fields.put("recipient", recipient)
        fields.put("scope", scope)
        fields.put("tree-size", treeSize)
        fields.put("tree-root", treeRoot)
        fields.put("cases", cases)
        fields.put("case-heads", caseHeads)
        fields.put("profile", profile?.id)
        fields.put("profile-version", profile?.version)
        fields.put("profile-digest", profile?.digest)
        fields.put("drawdown", profile?.drawdown)
        fields.put("fund", profile?.fund)
        fields.put("from", profile?.starts)
        fields.put("to", profile?.ends)
        fields.put("opened", profile?.opened)
        fields.put("profile-files", profile?.files)
        fields.put("commit.codes", codes)
    }
}

extension IssuedProfile {
    /// Reads the nine fields, which are all `-` where there is no profile.
    fileprivate init?(from fields: inout FieldReader) throws(RecordError) {
        let id: ProfileID? = try fields.optional("profile")
        let version = try fields.optionalOrdinal("profile-version")
        let digest: Digest? = try fields.optional("profile-digest")
        let drawdown: DrawdownID? = try fields.optional("drawdown")
        let fund: FundCode? = try fields.optional("fund")
        let starts: CalendarDate? = try fields.optional("from")
        let ends: CalendarDate? = try fields.optional("to")
        let opened: Digest? = try fields.optional("opened")
        let files: Digest? = try fields.optional("profile-files")
        guard let id, let version, let digest, let opened, let files else {
            let isEmpty =
                id == nil && version == nil && digest == nil && drawdown == nil && fund == nil
                && starts == nil && ends == nil && opened == nil && files == nil
            guard isEmpty else { throw .badField(name: "profile", value: id?.text ?? "-") }
            return nil
        }
        self.init(
            id: id,
            version: version,
            digest: digest,
            drawdown: drawdown,
            fund: fund,
            starts: starts,
            ends: ends,
            opened: opened,
            files: files
        )
    }
}
