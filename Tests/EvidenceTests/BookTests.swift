import Evidence
import Testing

/// The files for other programs have the numbers that the lists have.
@Suite struct BookTests {
    @Test func `every file of the books has one cost`() throws {
        let pack = try SampleJournal.pack()
        let cost = Self.rows("transactions.csv", of: pack).reduce(0) { $0 + Self.pence($1[10]) }
        #expect(cost == 433_25)
        for name in ["journal.hledger", "journal.ledger", "journal.beancount"] {
            let lines = pack.lines(of: "data/books/\(name)")
            let amounts = lines.filter { $0.contains(":M5000:") && $0.hasSuffix(" GBP") }
                .filter { !$0.contains("open") }
                .map { Self.pence($0.split(separator: " ").dropLast().last.map(String.init) ?? "") }
            #expect(amounts.reduce(0, +) == cost, "\(name)")
        }
        let ledger = Self.rows("books/ads-gl-detail.csv", of: pack).filter {
            $0[9].contains(":M5000.")
        }
        #expect(ledger.reduce(0) { $0 + Self.pence($1[10]) * ($1[11] == "D" ? 1 : -1) } == cost)
        let months = Self.rows("books/ads-trial-balance.csv", of: pack).filter {
            $0[0].contains(":M5000.")
        }
        #expect(months.reduce(0) { $0 + Self.pence($1[6]) - Self.pence($1[5]) } == cost)
        let total = Self.rows("books/control-totals.csv", of: pack).first {
            $0[0] == "costs" && $0[1] == "all"
        }
        #expect(total.map { Self.pence($0[3]) } == cost)
    }

    @Test func `the general ledger has every posting of a fund, and adds up to the balances`()
        throws
    {
        let pack = try SampleJournal.pack()
        var sums: [String: Int] = [:]
        for row in Self.rows("books/ads-gl-detail.csv", of: pack) {
            sums[row[9], default: 0] += Self.pence(row[10]) * (row[11] == "D" ? 1 : -1)
        }
        var balances: [String: Int] = [:]
        for row in Self.rows("trial-balance.csv", of: pack) {
            balances[row[0]] = Self.pence(row[4]) * (row[5] == "debit" ? 1 : -1)
        }
        #expect(sums == balances)
        var ends: [String: Int] = [:]
        for row in Self.rows("books/ads-trial-balance.csv", of: pack) {
            ends[row[0]] = Self.pence(row[6])
        }
        #expect(ends == balances)
    }

    @Test func `who approved what an entry is for stands beside it, and nobody where none had to`()
        throws
    {
        let rows = Self.rows("books/ads-gl-detail.csv", of: try SampleJournal.pack())
        let approvers = Dictionary(rows.map { ($0[2], $0[16]) }) { one, _ in one }
        #expect(approvers["claim.charged cl_0001"] == "")
        #expect(approvers["claim.charged cl_0002"] == "u_pm1")
        #expect(approvers["claim.charged cl_0003"] == "u_prog", "its case was approved")
        #expect(approvers["claim.charged cl_0005"] == "u_pm1", "the newest version")
    }

    @Test func `the payload describes itself to archives, every file of it`() throws {
        let pack = try SampleJournal.pack()
        let crate = pack.lines(of: "data/ro-crate-metadata.json").joined(separator: "\n")
        for path in pack.paths where path.hasPrefix("data/") {
            let name = path.dropFirst(5)
            let folder = name.split(separator: "/").first.map { "\($0)/" } ?? ""
            let isDescribed =
                crate.contains("{\"@id\":\"\(name)\",\"@type\":")
                || crate.contains("{\"@id\":\"\(folder)\",\"@type\":\"Dataset\"")
            #expect(isDescribed, "\(name)")
        }
    }

    @Test func `the system statement has each role with its first record`() throws {
        let lines = try SampleJournal.pack().lines(of: "data/books/system-statement.txt")
        #expect(lines.contains("u_pm1: partner-manager at northside, from 2026-05-05 (record 8)"))
    }

    // MARK: Reading

    /// A list's rows, without its heading. No cell of these lists has a quote in it.
    private static func rows(_ name: String, of pack: EvidencePack) -> [[String]] {
        let lines = (pack.files["data/\(name)"] ?? []).split(separator: UInt8(ascii: "\n"))
        return lines.dropFirst().map { line in
            var cells: [[UInt8]] = [[]]
            var isQuoted = false
            for byte in line {
                switch byte {
                case UInt8(ascii: "\""): isQuoted.toggle()
                case UInt8(ascii: ",") where !isQuoted: cells.append([])
                case UInt8(ascii: "\r"): continue
                default: cells[cells.count - 1].append(byte)
                }
            }
            return cells.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The pence of `-12.50`; a text that is no amount counts as a number that nothing adds up to.
    private static func pence(_ text: String) -> Int {
        Int(text.filter { $0 != "." }) ?? -987_654_321
    }
}
