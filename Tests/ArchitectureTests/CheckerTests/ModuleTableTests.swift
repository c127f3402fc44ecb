import Testing

@Suite struct ModuleTableTests {
    private let table = ModuleTable.farthing

    @Test(arguments: [
        ("Ledger", "public import Money\nimport Identifiers"),
        ("Integrity", "internal import COpenSSL"),
        ("Files", "import Foundation\nimport Yams"),
        ("Ledger", "// import Foundation"),
    ])
    func `an import that the row names is accepted`(target: String, text: String) {
        let source = SwiftSource(path: "Sources/\(target)/File.swift", text: text)
        #expect(table.violations(in: source) == [])
    }

    @Test(arguments: [
        ("Ledger", "import Foundation", "Foundation"),
        ("Ledger", "\n@preconcurrency public import Approvals", "Approvals"),
        ("Approvals", "import struct Ledger.Entry", "Ledger"),
        ("Ledger", "import COpenSSL", "COpenSSL"),
        ("Operations", "import GRDB", "GRDB"),
        ("CLI", "import StoreSQLite", "StoreSQLite"),
        ("FarthingVerify", "import Yams", "Yams"),
    ])
    func `another import is refused with its line`(target: String, text: String, module: String) {
        let source = SwiftSource(path: "Sources/\(target)/File.swift", text: text)
        let found = table.violations(in: source)
        #expect(found.map(\.rule) == ["\(target) may not import \(module)"])
        #expect(found.first?.line == text.filter { $0 == "\n" }.count + 1)
    }

    @Test func `a folder without a row is named`() {
        #expect(table.unlisted(["Ledger", "Helpers"]) == ["Helpers"])
    }

    @Test func `an arrow that points down or at itself is named`() {
        let upside = ModuleTable(rows: [
            .init(target: "Money", layer: .core, imports: ["Money", "Ledger", "Elsewhere"]),
            .init(target: "Ledger", layer: .core, imports: ["Money"]),
        ])
        #expect(upside.arrowsDownwards == ["Money imports Ledger", "Money imports Money"])
    }
}
