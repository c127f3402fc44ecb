import Documents
import Testing

@testable import Typesetting

@Suite struct ColumnWidthsTests {
    private static let columns = [
        Paper.Column("Code", .millimetres(10)), Paper.Column("Words", .parts(2)),
        Paper.Column("More", .parts(1)), Paper.Column("Amount", .millimetres(10), .end),
    ]

    private func widths(_ needs: [Double], within measure: Double) -> [Double] {
        ColumnWidths(of: Self.columns, needs, within: measure).widths
    }

    @Test func `what is left is shared by parts, when nothing needs more`() {
        let ten = 10 * Look.millimetre
        let widths = widths([1, 1, 1, 1], within: 2 * ten + 90)
        #expect(widths[0] == ten && widths[3] == ten)
        #expect(abs(widths[1] - 60) < 0.01 && abs(widths[2] - 30) < 0.01)
    }

    @Test func `a code or a word that needs more gets it of the others' parts`() {
        let widths = widths([80, 10, 50, 40], within: 200)
        #expect(widths[0] == 80 && widths[2] == 50 && widths[3] == 40)
        #expect(abs(widths[1] - 30) < 0.01)
    }

    @Test func `where not all fits, amounts stay whole and the widest of the rest are cut`() {
        let widths = widths([200, 30, 150, 60], within: 290)
        #expect(widths == [100, 30, 100, 60])
        #expect(self.widths([200, 30, 150, 60], within: 30).allSatisfy { $0 >= 0 })
    }

    @Test(arguments: [Paper.Orientation.upright, .sideways])
    func `no code and no amount is broken, and no word`(orientation: Paper.Orientation) {
        let code = "a_code_of_a_partner_with_forty_letters_x"
        let rows = [
            [code, "incomprehensibilities are words", "P-16ea6ab0449a", "\u{A3}1,234,567,890.12"]
        ]
        let table = Paper.Table(columns: Self.columns, rows: rows)
        Typesetter.alone { setter in
            let laid = LaidTable(table, orientation, setter)
            let font = laid.look.body
            for (text, place) in [
                (code, 0), ("incomprehensibilities", 1), ("P-16ea6ab0449a", 2), (rows[0][3], 3),
            ] { #expect(laid.columns[place].width >= setter.width(of: text, font), "\(text)") }
            let end = laid.columns.last.map { $0.x + $0.width } ?? 0
            #expect(end <= Look.measure(of: orientation) + 0.01)
        }
    }

    @Test func `a line ends before a code with a hyphen, not within it`() {
        Typesetter.alone { setter in
            let font = Look.paragraph.font
            let line = setter.height(of: "a", font, width: 500)
            // "a bb-" and "cc dd" would be two lines.
            let width =
                max(
                    setter.width(of: "a bb-", font),
                    setter.width(of: "bb-cc", font)
                ) + 1
            #expect(setter.height(of: "a bb-cc dd", font, width: width) > 2.5 * line)
            #expect(setter.height(of: "a bb cc dd", font, width: width) < 2.5 * line)
            // One that fits on no line is broken all the same.
            let long = "a " + String(repeating: "bb-", count: 200)
            #expect(setter.height(of: long, font, width: width) > 20 * line)
        }
    }
}
