/// What kinds of file are taken as evidence, told by their content.
public enum FileType: String, CaseIterable, Sendable {
    case jpeg
    case png
    case pdf
    case text

    /// The endings that a file's name may have, the usual one first.
    public var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .pdf: ["pdf"]
        case .text: ["txt"]
        }
    }

    /// The ending of a path's last part, in lower case; nil where it has none.
    static func ending(of path: String) -> String? {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }

    /// As in "is a JPEG picture".
    var phrase: String {
        switch self {
        case .jpeg: "a JPEG picture"
        case .png: "a PNG picture"
        case .pdf: "a PDF"
        case .text: "plain text"
        }
    }
}
