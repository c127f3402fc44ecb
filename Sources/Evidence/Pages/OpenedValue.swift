import Documents
import Journal

/// A private value that a pack opens, for people to read.
struct OpenedValue {
    /// What it is: `What it was for`.
    let title: String
    let content: Content

    enum Content {
        case text(String)
        /// A file of the pack, by its path from the page.
        case file(String)
        case erased
    }

    /// Nil for what is no matter of people: the secret of codes, the facts that guidance had.
    init?(_ place: PrivatePlace, _ opening: Opening) {
        guard let kind = PrivateKind(field: place.field), let title = kind.title else { return nil }
        self.title = title
        switch opening {
        case .value(_, _, let value): content = .text(String(decoding: value, as: UTF8.self))
        case .file(_, _, let attachment):
            content = .file(String(attachment.path.dropFirst(PackPath.payload.count)))
        case .erased: content = .erased
        }
    }

    /// The file that it is, to look at.
    var link: String? {
        guard case .file(let path) = content else { return nil }
        let link = HTML.escaped(path)
        return "<a class=\"file\" href=\"\(link)\">\(link)</a>"
    }

    var html: String {
        let title = HTML.escaped(title)
        switch content {
        case .text(let text): return "<li>\(title): \(HTML.escaped(text))</li>"
        case .erased: return "<li>\(title): erased at the participant's wish</li>"
        case .file(let path):
            let link = HTML.escaped(path)
            let isImage = path.hasSuffix(".jpg") || path.hasSuffix(".png")
            let shown =
                isImage
                ? "<img src=\"\(link)\" alt=\"\(title), \(link)\" loading=\"lazy\">" : link
            return "<li>\(title): <a class=\"file\" href=\"\(link)\">\(shown)</a></li>"
        }
    }
}

extension PrivateKind {
    /// What it is in words; nil for what no page shows.
    var title: String? {
        switch self {
        case .evidence: "Evidence"
        case .bankStatement: "The bank's statement"
        case .supplier: "Supplier"
        case .name: "Name"
        case .what: "What it was for"
        case .nextStep: "The next step it serves"
        case .journey: "Journey"
        case .reason: "Why"
        case .need: "What stood in the way"
        case .otherFunding: "Other funding"
        case .conflicts: "Interests declared"
        case .conditions: "Conditions"
        case .alternative: "What might be done instead"
        case .text: "In their words"
        case .note: "Remark"
        case .description: "The device"
        case .facts, .codes: nil
        }
    }
}
