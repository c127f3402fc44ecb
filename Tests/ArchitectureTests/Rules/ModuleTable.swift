/// Who may import whom. SwiftPM does not keep the arrows: a transitive import builds.
///
/// To add a target, add its row behind the last one that it imports. A new arrow between rows
/// that stand here already is a decision (docs/decisions).
struct ModuleTable {
    enum Layer {
        /// Pure and synchronous: no clock, no randomness, no input or output.
        case core
        /// The contracts that engines keep, and the use cases that call them.
        case operations
        /// Everything that touches the world.
        case shell
    }

    struct Row {
        let target: String
        let layer: Layer
        let imports: Set<String>
    }

    let rows: [Row]

    func row(of target: String) -> Row? { rows.first { $0.target == target } }

    /// The rules of a file: one violation for each import that its target's row does not name.
    func violations(in source: SwiftSource) -> [Violation] {
        guard let row = row(of: source.target) else { return [] }
        return source.imports.filter { !row.imports.contains($0.module) }.map {
            source.violation(
                line: $0.line,
                "\(source.target) may not import \($0.module)",
                "Move the code to a target that may, or pass the value in."
                    + " The table is Tests/ArchitectureTests/Rules/ModuleTable+Farthing.swift."
            )
        }
    }

    /// The folders that have no row.
    func unlisted(_ targets: [String]) -> [String] { targets.filter { row(of: $0) == nil } }

    /// The arrows that point to a row below, or to the row itself.
    var arrowsDownwards: [String] {
        rows.indices.flatMap { index in
            let notAbove = Set(rows[index...].map(\.target))
            return rows[index].imports.intersection(notAbove).sorted()
                .map { "\(rows[index].target) imports \($0)" }
        }
    }
}

extension SwiftSource {
    /// The modules that the file imports, with the line of each.
    var imports: [(module: String, line: Int)] {
        let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        return tokens.indices.compactMap { index in
            guard tokens[index].isWord("import"), let next = tokens.at(index + 1) else {
                return nil
            }
            let module = kinds.contains(next.text) ? tokens.at(index + 2) : next
            return module.map { ($0.text, $0.line) }
        }
    }
}
