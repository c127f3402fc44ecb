/// Each public type of the domain is a term that the glossary explains.
enum GlossaryRule {
    static let targets: Set = ["Ledger", "Approvals", "Evidence"]

    /// - Parameter glossary: The text of docs/GLOSSARY.md.
    static func violations(in source: SwiftSource, glossary: String) -> [Violation] {
        guard targets.contains(source.target) else { return [] }
        let words = Set(glossary.split { !$0.isLetter && !$0.isNumber })
        return source.publicTypes.filter { !isExempt($0.name) && !words.contains($0.name[...]) }.map
        {
            source.violation(
                line: $0.line,
                "\($0.name) is not in docs/GLOSSARY.md",
                "Add its row: the term, what it means here, and the words it is not."
            )
        }
    }

    /// The types that the glossary names, in backticks with a capital, and no source declares.
    static func strangers(in glossary: String, sources: [SwiftSource]) -> [String] {
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        var declared: Set<String> = []
        for source in sources {
            for (kind, name) in zip(source.tokens, source.tokens.dropFirst())
            where kinds.contains(kind.text) {
                declared.insert(name.text)
            }
        }
        let rows = glossary.split(separator: "\n").filter { $0.hasPrefix("|") }
        return rows.compactMap { row -> Substring? in
            let cells = row.split(separator: "|")
            return cells.count >= 4 ? cells[2] : cells.first
        }.flatMap { cell in
            cell.matches(of: /`([A-Z][A-Za-z]+)`/).map { String($0.1) }
        }.filter { !declared.contains($0) }
    }

    /// A refusal is explained by its own code and sentence.
    private static func isExempt(_ name: String) -> Bool { name.hasSuffix("Error") }
}

extension SwiftSource {
    /// The public types that the file declares outside any other.
    var publicTypes: [(name: String, line: Int)] {
        let kinds: Set = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        let modifiers: Set = ["final", "indirect"]
        var depth = 0
        return tokens.indices.compactMap { index in
            if tokens[index].isSymbol("{") { depth += 1 }
            if tokens[index].isSymbol("}") { depth -= 1 }
            guard depth == 0, tokens[index].isWord("public") else { return nil }
            var next = index + 1
            while let token = tokens.at(next), modifiers.contains(token.text) { next += 1 }
            guard let kind = tokens.at(next), kinds.contains(kind.text) else { return nil }
            return tokens.at(next + 1).map { ($0.text, $0.line) }
        }
    }
}
