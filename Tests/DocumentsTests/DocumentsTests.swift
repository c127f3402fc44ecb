import Documents
import Testing

@Suite struct CSVTests {
    @Test func `amounts are numbers and texts that look like formulas are not`() {
        var list = CSV(columns: ["what", "amount"])
        list.append([.word("=1+1"), .pounds(-1_250)])
        list.append([.word("-x"), .number(7)])
        list.append([.word("plain"), .empty])
        #expect(list.text == "what,amount\r\n'=1+1,-12.50\r\n'-x,7\r\nplain,\r\n")
    }

    @Test(arguments: ["a,b", "a\"b", "a\nb", "a\rb", "a\r\nb", "a\"\u{301},b", "\u{301}\"", ""])
    func `what is written is read back`(word: String) throws {
        var list = CSV(columns: ["one", "two"])
        list.append([.word(word), .word("x")])
        let table = try CSVTable(Array(list.text.utf8))
        #expect(table.rows.map { $0.map { Array($0.utf8) } } == [[Array(word.utf8), [0x78]]])
    }

    @Test(
        arguments: [
            ("a,b\n1,2", [["1", "2"]]), ("\u{FEFF}a,b\r\n\"1\",2\r\n", [["1", "2"]]),
            ("a,b\r1,\r,2\r", [["1", ""], ["", "2"]]),
            ("a,b\n\"x\n\"\"y\"\"\",", [["x\n\"y\"", ""]]),
            ("a,b\n", []),
        ] as [(String, [[String]])]
    )
    func `a table is read as spreadsheets write it`(text: String, rows: [[String]]) throws {
        let table = try CSVTable(Array(text.utf8))
        #expect(table.columns == ["a", "b"])
        #expect(table.rows == rows)
        #expect(table.column("b") == 1)
        #expect(table.column("c") == nil)
    }

    @Test(
        arguments: [
            ("", 1), ("a,b\n1", 2), ("a,b\n1,2\n1,2,3", 3), ("a\n\"x\"y\n", 2),
            ("a\n\"x\ny\"\n1,2\n", 4), ("a\n\"x\r\ny\r\n", 2), ("a\n\"", 2), ("a\n\"x\"\"", 2),
        ] as [(String, Int)]
    )
    func `what is no table is refused with its line`(text: String, line: Int) {
        let error = #expect(throws: CSVError.self) { try CSVTable(Array(text.utf8)) }
        #expect(error?.line == line)
    }

    @Test func `each row knows the line that it begins on`() throws {
        let table = try CSVTable(Array("a\n1\r\n\"x\ny\rz\r\n\"\r2\n\"\"\n3".utf8))
        #expect(table.rows == [["1"], ["x\ny\rz\r\n"], ["2"], [""], ["3"]])
        #expect(table.lineNumbers == [2, 3, 7, 8, 9])
    }

    @Test func `what is not UTF-8 is refused`() {
        #expect(throws: CSVError.self) { try CSVTable([0x61, 0xFF, 0x0A]) }
    }
}

@Suite struct HTMLTests {
    @Test func `a text stays a text, whatever it is combined with`() {
        #expect(HTML.escaped("<a href=\"x\">&") == "&lt;a href=&quot;x&quot;&gt;&amp;")
        let marked = HTML.escaped("\"\u{301}<\u{301}é")
        #expect(marked.unicodeScalars.elementsEqual("&quot;\u{301}&lt;\u{301}é".unicodeScalars))
    }

    @Test func `a page has its title, style and script, and no script where there is none`() {
        let page = HTML.page(title: "<T>", style: "S", main: "<p>M</p>")
        #expect(page.contains("<title>&lt;T&gt;</title>\n<style>\nS\n</style>\n"))
        #expect(page.hasSuffix("<main>\n<p>M</p>\n</main>\n</body>\n</html>\n"))
        let other = HTML.page(title: "T", style: "S", script: "go()", main: "M")
        #expect(other.hasSuffix("</main>\n<script>\ngo()\n</script>\n</body>\n</html>\n"))
    }

    @Test func `one is counted without an s`() {
        #expect([0, 1, 2].map { HTML.count($0, "line") } == ["0 lines", "1 line", "2 lines"])
    }

    @Test(arguments: ["=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx", "=\u{301}"])
    func `a text that a sheet would reckon with is marked`(text: String) {
        #expect(Spreadsheet.neutral(text) == "'" + text)
    }

    @Test(arguments: ["", "x", "1=1", "'=1", "£1", "a\tb"])
    func `any other text stays as it is`(text: String) {
        #expect(Spreadsheet.neutral(text) == text)
    }

    @Test func `columns are lettered as sheets letter them`() {
        #expect(
            [0, 25, 26, 51, 52, 701, 702].map(Workbook.letters) == [
                "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
            ]
        )
    }
}
