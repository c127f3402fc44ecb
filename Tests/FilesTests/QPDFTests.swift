import Capture
import Files
import Foundation
import Testing

/// PDF files through the program qpdf, as the product reads them.
@Suite struct QPDFTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "CaptureTests/Samples")

    private func captured(_ bytes: [UInt8]) throws -> CapturedFile {
        try CapturedFile(bytes, named: "a.pdf", normalisingPDF: QPDF.normaliser)
    }

    private func sample() throws -> [UInt8] {
        Array(try Data(contentsOf: Self.samples.appending(path: "paper.pdf")))
    }

    @Test func `a paper is written anew, and stays as it is when it comes again`() throws {
        let sent = try sample()
        let once = try captured(sent)
        #expect(sent.contains(Array("SECRET".utf8)) && !once.bytes.contains(Array("SECRET".utf8)))
        #expect(once.removed == [.place, .camera, .words])
        #expect(try captured(once.bytes).bytes == once.bytes)
    }

    @Test func `the bytes depend on the pages alone, not on the order of the objects`() throws {
        // The same objects as `paper.pdf`'s, without the table that says where they are.
        let sent = String(decoding: try sample(), as: Unicode.ASCII.self)
        let moved = try sample().replacing("xref\n0 9", with: "xxxx\n0 9")
        #expect(sent.contains("xref\n0 9"))
        #expect(try captured(moved).bytes == captured(sample()).bytes)
    }

    @Test(
        arguments: [
            ("/Lang (SECRET)", "/Lang /J#53XX  ", nil), ("/Lang (SECRET)", "/J#53 (SECRET)", "JS"),
            ("/Lang (SECRET)", "/#4c#61unch 1 ", "Launch"),
        ] as [(String, String, String?)]
    )
    func `a name is seen through however it is spelt`(
        old: String,
        new: String,
        refused: String?
    ) throws {
        let sent = try sample().replacing(old, with: new)
        guard let refused else {
            #expect(throws: Never.self) { try captured(sent) }
            return
        }
        #expect(throws: CaptureError.active(name: refused)) { try captured(sent) }
    }

    @Test func `what an object stream hides is found`() throws {
        let hidden = "<</S/JavaScript/JS(app.alert\\(1\\))>>"
        let body = "5 0 \(hidden)"
        let sent = """
            %PDF-1.5
            1 0 obj
            << /Type /Catalog /Pages 2 0 R /Names 5 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R >>
            endobj
            4 0 obj
            << /Type /ObjStm /N 1 /First 4 /Length \(body.utf8.count) >>
            stream
            \(body)
            endstream
            endobj

            """
        let table = sent.utf8.count
        var places = ["1 0 obj", "2 0 obj", "3 0 obj", "4 0 obj"].map { name in
            entry(
                1,
                sent.utf8.count
                    - (sent.range(of: name).map { sent[$0.lowerBound...].utf8.count } ?? 0),
                0
            )
        }
        places.insert(entry(0, 0, 255), at: 0)
        places += [entry(2, 4, 0), entry(1, table, 0)]
        let rows = places.flatMap { $0 }
        let heading =
            "6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R "
            + "/Length \(rows.count) >>\nstream\n"
        let ending = "\nendstream\nendobj\nstartxref\n\(table)\n%%EOF\n"
        let file = Array(sent.utf8) + Array(heading.utf8) + rows + Array(ending.utf8)
        #expect(throws: CaptureError.active(name: "JS")) { try captured(file) }
    }

    private func entry(_ kind: UInt8, _ place: Int, _ last: UInt8) -> [UInt8] {
        [kind, UInt8(place >> 8), UInt8(place & 255), last]
    }

    @Test(arguments: ["%PDF-1.4\n", "%PDF-1.4\nnothing that is one\n%%EOF\n"])
    func `what is no PDF behind its first words is refused`(text: String) {
        let error = CaptureError.damaged(.pdf, "it cannot be read to its end")
        #expect(throws: error) { try captured(Array(text.utf8)) }
    }
}

extension [UInt8] {
    fileprivate func replacing(_ old: String, with new: String) -> [UInt8] {
        guard let range = firstRange(of: Array(old.utf8)) else { return [] }
        return Array(self[..<range.lowerBound]) + Array(new.utf8) + self[range.upperBound...]
    }
}
