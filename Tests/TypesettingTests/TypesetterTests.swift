import Documents
import Testing

@testable import Typesetting

@Suite struct TypesetterTests {
    @Test func `a paper becomes a whole PDF with tags, a language and its title shown`() throws {
        let text = String(decoding: try Typesetter.pdf(of: .sample(rows: 3)), as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.4"))
        #expect(text.hasSuffix("%%EOF\n"))
        for part in ["/StructTreeRoot", "/Lang (en-GB)", "/DisplayDocTitle true", "/Outlines"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `the same paper gives the same bytes, another time another file`() throws {
        let first = try Typesetter.pdf(of: .sample(rows: 90))
        #expect(try Typesetter.pdf(of: .sample(rows: 90)) == first)
        #expect(try Typesetter.pdf(of: .sample(rows: 90, created: "2026-05-06T08:41:00Z")) != first)
    }

    @Test(arguments: [
        "Tŷ Cerdd, Caerdydd", "عميل: شركة النور للتجارة", "שלום 123", "请在三月三十一日前提交",
        "日本語と한국어", "नमस्ते", "Ελληνικά, кириллица", "😀 👩🏽‍💻", "\u{202E}backwards", "e\u{301}",
        "", " ", "\u{0}\u{7}\t\r", "line\nline", String(repeating: "long", count: 400),
    ])
    func `a text of any script is set and fails nothing`(text: String) throws {
        let table = Paper.Table(
            columns: [Paper.Column(text, .parts(1)), Paper.Column("B", .parts(1), .end)],
            rows: [[text, text]]
        )
        let blocks: [Paper.Block] = [
            .title(text), .heading(text), .paragraph(text), .steps([text]), .verbatim(text),
            .facts([Paper.Fact(text, text)]), .figures([Paper.Fact(text, text)]), .table(table),
        ]
        let paper = Paper.sample(parts: [Paper.Part(.upright, blocks)])
        #expect(try Typesetter.pdf(of: paper).count > 1000)
    }

    @Test func `papers set at the same time come out as one at a time`() async throws {
        let wanted = try Typesetter.pdf(of: .sample(rows: 9))
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { try Typesetter.pdf(of: .sample(rows: 9)) } }
            for try await bytes in group { #expect(bytes == wanted) }
        }
    }

    @Test func `a catalogue that is laid out otherwise is left as it is`() {
        let file = Array("%PDF-1.7\nnothing that we know\n%%EOF\n".utf8)
        var amended = file
        PDFCatalogue.amend(&amended, language: "en-GB")
        #expect(amended == file)
    }
}
