import Foundation

/// docs/SPEC-journal.md, as far as a test can read it.
struct Specification {
    private let text: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        text = try String(
            contentsOf: root.appending(path: "docs/SPEC-journal.md"),
            encoding: .utf8
        )
    }

    /// The types that headings name.
    var types: [String] { lines.filter { $0.hasPrefix("### ") }.flatMap(Self.code) }

    /// The first fenced block.
    var example: String? {
        let parts = text.components(separatedBy: "```\n")
        return parts.count > 2 ? parts[1] : nil
    }

    /// The words of each vocabulary, as `- **Side**: …` lists them.
    var words: [String: [String]] {
        let entries = lines.filter { $0.hasPrefix("- **") }.map { line in
            (line.components(separatedBy: "**")[1], Self.code(in: line))
        }
        return Dictionary(entries) { $0 + $1 }
    }

    /// The shapes of a type's fields, in order.
    func fields(of type: String) -> [String] {
        let heading = lines.first { $0.hasPrefix("### ") && Self.code(in: $0).contains(type) }
        return heading.map { fields(under: $0) } ?? []
    }

    /// The shapes of the fields in the table under a heading: `lines`, then `lines.number`.
    func fields(under heading: String) -> [String] {
        let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("| `") }.flatMap { row in
            let cells = row.split(separator: "|").map(String.init)
            let names = Self.code(in: cells[0])
            let items = cells.count > 2 ? Self.code(in: cells[2]).filter { $0.hasPrefix(".") } : []
            return names + items.flatMap { item in names.map { $0 + item } }
        }
    }

    /// The shapes of written fields: without the numbers of items, each once.
    static func shapes(of names: some Sequence<String>) -> [String] {
        var shapes: [String] = []
        for name in names {
            let parts = name.split(separator: ".").filter { Int($0) == nil }
            let shape = parts.joined(separator: ".")
            if !shapes.contains(shape) { shapes.append(shape) }
        }
        return shapes
    }

    private var lines: [String] { text.components(separatedBy: "\n") }

    /// What stands between backticks.
    private static func code(in line: String) -> [String] {
        line.components(separatedBy: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }
            .map(\.element)
    }
}
