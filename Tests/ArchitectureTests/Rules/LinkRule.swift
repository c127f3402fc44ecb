/// A Markdown file.
struct Document {
    /// The path from the repository's top.
    let path: String
    let text: String
}

/// Every relative link leads to a file that is there.
enum LinkRule {
    static func violations(in document: Document, exists: (String) -> Bool) -> [Violation] {
        links(in: document).compactMap { target, line in
            let path = resolved(target, from: document.path)
            guard path.map(exists) != true else { return nil }
            return Violation(
                path: document.path,
                line: line,
                rule: "the link to \(target) leads nowhere",
                remedy: "Correct the path, or write the document."
            )
        }
    }

    /// The relative targets, without fragment or title, outside code.
    private static func links(in document: Document) -> [(target: String, line: Int)] {
        var isFenced = false
        var found: [(String, Int)] = []
        let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in zip(1..., lines) {
            if line.drop(while: \.isWhitespace).hasPrefix("```") { isFenced.toggle() }
            guard !isFenced else { continue }
            let prose = line.split(separator: "`", omittingEmptySubsequences: false)
                .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
                .joined(separator: "code")
            found += targets(in: prose).map { ($0, number) }
        }
        return found
    }

    private static func targets(in prose: String) -> [String] {
        prose.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap {
            let inner = $0.prefix { $0 != ")" && !$0.isWhitespace }
            guard !inner.contains("://"), !inner.hasPrefix("mailto:"), !inner.hasPrefix("#") else {
                return nil
            }
            return String(inner.prefix { $0 != "#" })
        }
    }

    /// The target from the repository's top, or nil when it climbs out.
    private static func resolved(_ target: String, from document: String) -> String? {
        var parts = document.split(separator: "/").dropLast()
        for part in target.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
