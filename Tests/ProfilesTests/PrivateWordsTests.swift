import Integrity
import Journal
@testable import Profiles
import Testing

@Suite struct PrivateWordsTests {
    private static let bus = Digest(of: Array("bus".utf8))
    private static let gone = Digest(of: Array("gone".utf8))
    private static let shop = Digest(of: Array("shop".utf8))

    private func filled(
        _ bought: [Withheld.Word],
        opens: Set<PrivateKind> = [.what, .supplier],
        hasVault: Bool = true
    ) throws -> (what: RowValue?, payee: RowValue?) {
        var row = Row()
        row.set(.payee, "supplier, name withheld")
        row.withheld = Withheld(words: [.what: bought], supplier: Self.shop)
        var rows = [row]
        let vault = [Self.bus: Array("bus, return".utf8), Self.shop: Array("Shop".utf8)]
        let list = Profiles.ProfileList(
            file: "list.csv",
            title: "List",
            form: .csv,
            rows: .costs,
            filter: [:],
            group: [],
            columns: [RowField.what, .payee].map {
                ProfileColumn(heading: $0.rawValue, content: .field($0, map: nil))
            },
            hasTotals: false,
            dates: .iso,
            fewest: 1
        )
        try PrivateWords(opens: opens, value: hasVault ? { vault[$0] } : nil).fill(&rows, of: list)
        return (rows[0][.what], rows[0][.payee])
    }

    @Test func `what is opened is shown, each once, and what is gone is said to be`() throws {
        let all: [Withheld.Word] = [
            .committed(Self.bus, as: .what), .said("4.0 miles by car"),
            .committed(Self.bus, as: .what),
            .committed(Self.gone, as: .what),
        ]
        let shown = try filled(all)
        #expect(shown.what == .word("bus, return; 4.0 miles by car; erased"))
        #expect(shown.payee == .word("Shop"))
        #expect(try filled([]).what == nil)
    }

    @Test func `what is not opened, or cannot be read, is withheld`() throws {
        let drive: [Withheld.Word] = [.committed(Self.bus, as: .what), .said("4.0 miles by car")]
        let closed = try filled(drive, opens: [])
        #expect(closed.what == .word("withheld; 4.0 miles by car"))
        #expect(closed.payee == .word("supplier, name withheld"))
        let blind = try filled([.committed(Self.bus, as: .what)], hasVault: false)
        #expect(blind.what == .word("withheld"))
        #expect(blind.payee == .word("supplier, name withheld"))
    }
}
