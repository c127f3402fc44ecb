import Documents
@testable import Evidence
import Foundation
import Identifiers
import Integrity
import Journal
import Synchronization
import Testing

@Suite struct PrintTests {
    @Test func `a pack with prints is verified, and it is said that nobody read them`() throws {
        let pack = try Self.printed().pack
        #expect(pack.files["data/statement.pdf"] == Array("a paper".utf8))
        let verdict = PackVerification.verdict(of: pack, pins: try Keys.pins())
        #expect(verdict.findings == [])
        #expect(verdict.notChecked.contains { $0.contains("statement.pdf") })
    }

    @Test func `a pack without prints is verified, and nothing is said of them`() throws {
        let pack = try SampleJournal.pack()
        #expect(pack.files["data/statement.pdf"] == nil)
        let verdict = PackVerification.verdict(of: pack, pins: try Keys.pins())
        #expect(verdict.standing == .verified)
        #expect(!verdict.notChecked.contains { $0.contains("statement.pdf") })
    }

    @Test(arguments: ["data/statement.pdf", "data/transactions.xlsx"])
    func `a print that was altered is found`(path: String) throws {
        let pack = try Self.printed().pack.changing(path) { $0[0] ^= 1 }
        let verdict = PackVerification.verdict(of: pack, pins: try Keys.pins())
        #expect(verdict.findings.map(\.code) == ["pack.file-altered"])
    }

    @Test func `a printer that gives up makes no pack`() throws {
        let broken = PackPrinter(
            paper: { _ throws(PrintingError) in throw PrintingError("there are no fonts") },
            workbook: { _ throws(PrintingError) in [] }
        )
        let error = PrintingError("there are no fonts")
        #expect(throws: PackAssemblyError.unprintable(file: "data/statement.pdf", error)) {
            try Self.pack(broken)
        }
    }

    @Test func `statement, workbook and transactions have one total`() throws {
        let (pack, paper, workbook) = try Self.printed()
        let list = try #require(pack.files["data/transactions.csv"])
        let rows = String(decoding: list, as: UTF8.self).split(separator: "\r\n").dropFirst()
        let pence = rows.reduce(Int64(0)) { sum, row in
            let cell = row.split(separator: ",", omittingEmptySubsequences: false)[10]
            return sum + (Int64(cell.filter { $0 != "." }) ?? 0)
        }
        let tables = paper.parts.flatMap(\.blocks).compactMap(\.table)
        let pounds = "£\(pence / 100).\(String(pence % 100 + 100).dropFirst())"
        let costs = tables.compactMap(\.totals.last).filter {
            $0.contains("All costs") || $0.contains("Total, all funds")
        }
        #expect(costs.count == 4)
        for total in costs { #expect(total.last == pounds) }
        for sheet in workbook.sheets.prefix(5) {
            let sums = try #require(sheet.totals.first).compactMap(\.pence)
            #expect(sums.contains(pence), "\(sheet.name)")
        }
    }

    @Test func `the list has every line of transactions, in order`() throws {
        let (pack, paper, workbook) = try Self.printed()
        let list = String(
            decoding: try #require(pack.files["data/transactions.csv"]),
            as: UTF8.self
        )
        let count = list.split(separator: "\r\n").count - 1
        #expect(workbook.sheets[0].rows.count == count)
        let lines = paper.parts[1].blocks.compactMap(\.table).first
        #expect(lines?.rows.map { $0[0] } == (1...count).map(String.init))
    }

    @Test func `the last page has the checkpoint in full and both keys`() throws {
        let (pack, paper, _) = try Self.printed()
        let texts = paper.parts[2].blocks.compactMap { block in
            guard case .verbatim(let text) = block else { return String?.none }
            return text
        }
        let note = String(decoding: try #require(pack.files["data/checkpoint"]), as: UTF8.self)
        #expect(texts.first.map { $0 + "\n" } == note)
        let pins = String(decoding: try Keys.pins().bytes(), as: UTF8.self)
        for text in texts.dropFirst() {
            let key = try #require(text.split(separator: "\n").first)
            #expect(pins.contains(key))
        }
    }

    @Test func `a pack for a claim on a funder begins with that claim`() throws {
        let issued = IssuedProfile(
            id: try ProfileID("funder"),
            version: 1,
            digest: .zero,
            drawdown: try DrawdownID("dd_0001"),
            fund: nil,
            starts: nil,
            ends: nil,
            opened: IssuedProfile.digest(ofOpened: []),
            files: IssuedProfile.digest(ofFiles: [:])
        )
        let material = try SampleJournal.material(by: issued)
        let paper = StatementPaper(statement: CostStatement(of: material.journal)).paper
        #expect(paper.parts.count == 5)
        let tables = paper.parts.prefix(2).flatMap(\.blocks).compactMap(\.table)
        #expect(tables.map { $0.totals.last?.last } == ["£23.25", "£23.25"])
        #expect(tables.last?.rows.count == 1)
        #expect(tables.last?.rows.first?.last == "£23.25")
        let workbook = StatementWorkbook(statement: CostStatement(of: material.journal)).workbook
        let sheets = workbook.sheets.suffix(2)
        #expect(sheets.map(\.name) == ["Funder claim", "Funder claim by heading"])
        for sheet in sheets {
            #expect(sheet.totals.first?.compactMap(\.pence) == [23_25], "\(sheet.name)")
        }
    }

    @Test func `a pack for nobody's claim begins with the programme's costs`() throws {
        #expect(try Self.printed().paper.parts.count == 3)
    }

    // MARK: Support

    private struct Prints: Sendable {
        var paper: Paper?
        var workbook: Workbook?
    }

    /// A printer that keeps what it is given.
    private static func printed() throws -> (pack: EvidencePack, paper: Paper, workbook: Workbook) {
        let prints = Kept()
        let pack = try pack(
            PackPrinter(
                paper: { paper throws(PrintingError) in
                    prints.value.withLock { $0.paper = paper }
                    return Array("a paper".utf8)
                },
                workbook: { workbook throws(PrintingError) in
                    prints.value.withLock { $0.workbook = workbook }
                    return Array("a workbook".utf8)
                }
            )
        )
        let kept = prints.value.withLock { $0 }
        return (pack, try #require(kept.paper), try #require(kept.workbook))
    }

    private final class Kept: Sendable {
        let value = Mutex(Prints())
    }

    private static func pack(_ printer: PackPrinter) throws -> EvidencePack {
        let material = try SampleJournal.material()
        return try PackAssembly.pack(
            of: material,
            signedBy: Keys.pack(),
            prints: { try printer.prints(of: material.journal) }
        )
    }
}

extension Paper.Block {
    fileprivate var table: Paper.Table? {
        guard case .table(let table) = self else { return nil }
        return table
    }
}

extension Workbook.Cell {
    fileprivate var pence: Int64? {
        switch self {
        case .pounds(let pence), .reckoned(_, let pence): pence
        default: nil
        }
    }
}
