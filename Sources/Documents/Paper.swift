/// A document for paper: what it says, in order. How it looks is the printer's business.
///
/// A plain value, so that what is printed can be decided, compared and tested without a printer.
public struct Paper: Hashable, Sendable {
    /// The title, also as readers show it above the window.
    public let title: String
    /// What it is of, in a line.
    public let subject: String
    /// Whose it is.
    public let author: String
    /// The language of its own words, as a BCP 47 tag.
    public let language: String
    /// When it is of, in UTC: `2026-05-05T08:41:00Z`. No printer looks at a clock.
    public let created: String
    /// What stands above every page but the first.
    public let head: String
    /// What stands below every page, beside its number.
    public let foot: String
    /// Each begins on a new page.
    public let parts: [Part]

    public init(
        title: String,
        subject: String,
        author: String,
        language: String = "en-GB",
        created: String,
        head: String,
        foot: String,
        parts: [Part]
    ) {
        self.title = title
        self.subject = subject
        self.author = author
        self.language = language
        self.created = created
        self.head = head
        self.foot = foot
        self.parts = parts
    }

    /// Pages that lie one way.
    public struct Part: Hashable, Sendable {
        public let orientation: Orientation
        public let blocks: [Block]

        public init(_ orientation: Orientation, _ blocks: [Block]) {
            self.orientation = orientation
            self.blocks = blocks
        }
    }

    /// How a page lies.
    public enum Orientation: Hashable, Sendable {
        /// The short side is at the top.
        case upright
        /// The long side is at the top, for wide tables.
        case sideways
    }

    /// What stands below what.
    public enum Block: Hashable, Sendable {
        /// A line above the title.
        case over(String)
        /// The document's title.
        case title(String)
        /// The paragraph that a reader in a hurry reads.
        case lead(String)
        /// It never stands alone at the foot of a page, and is found among the bookmarks.
        case heading(String)
        case paragraph(String)
        /// Numbered from 1.
        case steps([String])
        /// Names with their values.
        case facts([Fact])
        /// Great numbers, side by side.
        case figures([Fact])
        case table(Table)
        /// Lines as they are, each letter as wide as the other.
        case verbatim(String)
    }

    /// A name and its value.
    public struct Fact: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}
