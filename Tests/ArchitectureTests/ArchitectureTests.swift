import Testing

/// The rules that every file of this repository keeps. docs/STYLE.md says why.
@Suite struct ArchitectureTests {
    private let table = ModuleTable.farthing

    @Test func `the rules have files to read`() {
        #expect(Repository.sources.count >= 5)
        #expect(Repository.tests.contains { $0.path.hasSuffix("ArchitectureTests.swift") })
        #expect(!Repository.documents.isEmpty)
    }

    @Test func `each folder of Sources has a row in the table of imports`() {
        #expect(
            table.unlisted(Repository.targets) == [],
            "Add a row to ModuleTable+Farthing.swift."
        )
    }

    @Test func `each row of the table imports only from above`() {
        #expect(table.arrowsDownwards == [])
    }

    @Test func `each target imports only what its row names`() {
        expectNone(Repository.sources.flatMap(table.violations))
    }

    @Test func `the core is pure and no source forces or reads the environment`() {
        expectNone(
            Repository.sources.flatMap {
                PurityRule.violations(in: $0, layer: table.row(of: $0.target)?.layer ?? .core)
            }
        )
    }

    @Test func `no file puts work off or shares without a reason`() {
        expectNone((Repository.sources + Repository.tests).flatMap(TidyRule.violations))
    }

    @Test func `files, functions and lines keep their sizes`() {
        expectNone((Repository.sources + Repository.tests).flatMap(SizeRule.violations))
    }

    @Test func `relative links in the documents lead somewhere`() {
        expectNone(
            Repository.documents.flatMap {
                LinkRule.violations(in: $0, exists: Repository.exists)
            }
        )
    }

    @Test func `each public type of the domain is in the glossary`() {
        let glossary = Repository.text(of: "docs/GLOSSARY.md")
        expectNone(
            Repository.sources.flatMap { GlossaryRule.violations(in: $0, glossary: glossary) }
        )
    }

    @Test func `each type that the glossary names is there`() {
        let glossary = Repository.text(of: "docs/GLOSSARY.md")
        #expect(GlossaryRule.strangers(in: glossary, sources: Repository.sources) == [])
    }

    /// Records all the violations of a rule as one issue, a line each.
    private func expectNone(
        _ violations: [Violation],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard !violations.isEmpty else { return }
        let lines = violations.map(\.description).joined(separator: "\n")
        Issue.record(Comment(rawValue: lines), sourceLocation: sourceLocation)
    }
}
