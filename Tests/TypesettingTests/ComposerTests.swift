import Documents
import Testing

@testable import Typesetting

@Suite struct ComposerTests {
    @Test(arguments: [0, 1, 2, 25, 26, 27, 28, 29, 30, 31, 60, 200])
    func `each row of a long table stands once, in order, and totals never alone`(rows: Int) {
        let pages = Self.pages(of: .sample(rows: rows))
        let slices = pages.flatMap(\.slices)
        #expect(slices.flatMap { Array($0.rows) } == Array(0..<rows))
        #expect(slices.filter(\.hasTotals).count == 1)
        #expect(slices.last?.hasTotals == true)
        #expect(rows == 0 || slices.allSatisfy { !$0.rows.isEmpty })
        #expect(rows < 2 || slices.last.map { $0.rows.count >= 1 } == true)
    }

    @Test(arguments: 1..<60)
    func `a heading is never the last thing on a page`(paragraphs: Int) {
        let few = Paper.Table(columns: [Paper.Column("A", .parts(1))], rows: [["1"], ["2"]])
        let blocks =
            Array(repeating: Paper.Block.paragraph("Words."), count: paragraphs)
            + [.heading("Heading"), .table(few)]
        let pages = Self.pages(of: .sample(parts: [Paper.Part(.upright, blocks)]))
        for page in pages {
            if case .block(.heading)? = page.placements.last?.thing { Issue.record("alone") }
        }
        #expect(pages.flatMap(\.slices).count == 1)
    }

    @Test(arguments: [Paper.Orientation.upright, .sideways])
    func `nothing reaches over the foot of the page`(orientation: Paper.Orientation) {
        let part = Paper.Part(orientation, [.heading("List"), .table(.sample(rows: 300))])
        for page in Self.pages(of: .sample(parts: [part])) {
            let last = page.placements.last
            let height =
                page.slices.last.map { slice in
                    slice.table.headHeight
                        + slice.rows.reduce(0) { $0 + slice.table.rowHeights[$1] }
                        + (slice.hasTotals ? slice.table.totalsHeight : 0)
                } ?? 0
            let foot = Look.size(of: orientation).height - Look.bottomMargin
            #expect((last?.y ?? 0) + height <= foot + 0.01)
        }
    }

    @Test func `each part begins on a page of its own, which lies as it says`() {
        let pages = Self.pages(
            of: .sample(parts: [
                Paper.Part(.upright, [.paragraph("One")]),
                Paper.Part(.sideways, [.paragraph("Two")]),
            ])
        )
        #expect(pages.map(\.orientation) == [.upright, .sideways])
    }

    private static func pages(of paper: Paper) -> [Page] {
        Typesetter.alone { setter in
            var composer = Composer(setter)
            return composer.pages(of: paper)
        }
    }
}

extension Page {
    fileprivate var slices: [TableSlice] {
        placements.compactMap {
            guard case .slice(let slice) = $0.thing else { return nil }
            return slice
        }
    }
}
