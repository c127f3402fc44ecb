public import Identifiers
public import Journal

/// What a funder, an auditor or another program wants to be given, as data: which records in
/// which lists, under which headings, and what must hold before anything goes out.
///
/// A profile is read from a file of its own, so that another funder takes a file and no code:
/// docs/SPEC-profiles.md.
public struct Profile: Hashable, Sendable {
    public let id: ProfileID
    public let version: Int
    public let title: String
    /// Where its requirements come from.
    public let source: String
    /// What it is made for: one drawdown, or everything of some days.
    public let scope: Scope
    /// How participants are named in its lists.
    public let participants: ParticipantNames
    /// The private values of its claims that an evidence pack by this profile opens. Others stay
    /// withheld.
    public let opens: Set<PrivateKind>
    /// Words of the funder for codes of ours, by name of the map.
    public let maps: [String: [String: String]]
    /// The map by which a category becomes the funder's cost heading.
    public let headings: String?
    public let lists: [ProfileList]
    /// What somebody signs for when it goes out, printed with it.
    public let declarations: [ProfileDeclaration]
    /// What has to go out beside it, printed with it.
    public let documents: [String]
    /// What whoever reads the files has to know of them, printed with it: what the books do not
    /// hold is among it.
    public let notes: [String]
    /// What must hold before anything is written.
    public let checks: [ProfileCheck]
    /// Who publishes, where it is published.
    public let publisher: Publisher?

    public enum Scope: String, CaseIterable, Sendable {
        case drawdown
        case period
    }

    /// How participants are named.
    public enum ParticipantNames: String, CaseIterable, Sendable {
        /// By a code that is the recipient's own, the same in each of their packs and lists.
        case coded
        /// By a number of their own in these lists, in the order in which they come up.
        case numbered
        /// Not at all.
        case withheld
    }

    public init(
        id: ProfileID,
        version: Int,
        title: String,
        source: String,
        scope: Scope,
        participants: ParticipantNames,
        opens: Set<PrivateKind>,
        maps: [String: [String: String]],
        headings: String?,
        lists: [ProfileList],
        declarations: [ProfileDeclaration],
        documents: [String],
        notes: [String],
        checks: [ProfileCheck],
        publisher: Publisher?
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.source = source
        self.scope = scope
        self.participants = participants
        self.opens = opens
        self.maps = maps
        self.headings = headings
        self.lists = lists
        self.declarations = declarations
        self.documents = documents
        self.notes = notes
        self.checks = checks
        self.publisher = publisher
    }
}

/// One file of a profile.
public struct ProfileList: Hashable, Sendable {
    /// The file's name.
    public let file: String
    public let title: String
    public let form: Form
    public let rows: RowSource
    /// The values that a row must have to be in the list, by field.
    public let filter: [RowField: [String]]
    /// The fields whose equal values make one row, with the amounts summed; none keeps each row.
    public let group: [RowField]
    public let columns: [ProfileColumn]
    /// Of forms: the fields whose equal values share a sheet, and the columns of its table, in
    /// which each row is one; none for a sheet for each row.
    public let sheets: [RowField]
    public let items: [ProfileColumn]
    /// Whether the last line has the sums of the amounts.
    public let hasTotals: Bool
    public let dates: DateStyle
    /// The fewest participants that a group may show; those of fewer are put together, or left out.
    public let fewest: Int

    /// How the file is written.
    public enum Form: String, CaseIterable, Sendable {
        case csv
        /// A page with a form for each row, or for rows that share a sheet.
        case forms
        /// The 360Giving standard's JSON, version 1.4.
        case giving = "360giving"
    }

    public init(
        file: String,
        title: String,
        form: Form,
        rows: RowSource,
        filter: [RowField: [String]],
        group: [RowField],
        columns: [ProfileColumn],
        sheets: [RowField] = [],
        items: [ProfileColumn] = [],
        hasTotals: Bool,
        dates: DateStyle,
        fewest: Int
    ) {
        self.file = file
        self.title = title
        self.form = form
        self.rows = rows
        self.filter = filter
        self.group = group
        self.columns = columns
        self.sheets = sheets
        self.items = items
        self.hasTotals = hasTotals
        self.dates = dates
        self.fewest = fewest
    }

    /// The fields that it shows.
    public var shown: [RowField] { (columns + items).compactMap(\.field) }
}

/// What somebody signs for.
public struct ProfileDeclaration: Hashable, Sendable {
    /// Who does, as `Participant`; nil for whoever sends the files.
    public let signer: String?
    public let sentences: [String]

    public init(signer: String?, sentences: [String]) {
        self.signer = signer
        self.sentences = sentences
    }
}

/// A column, or a line of a form.
public struct ProfileColumn: Hashable, Sendable {
    public let heading: String
    public let content: Content

    public enum Content: Hashable, Sendable {
        /// A value of the row, in the words of a map where one is named.
        case field(RowField, map: String?)
        /// The same text in each row.
        case text(String)
        /// Left empty, to be filled in by hand.
        case blank
    }

    /// The field that it shows.
    public var field: RowField? {
        if case .field(let field, _) = content { field } else { nil }
    }

    public init(heading: String, content: Content) {
        self.heading = heading
        self.content = content
    }
}
