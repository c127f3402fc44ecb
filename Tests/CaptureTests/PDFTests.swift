@testable import Capture
import Testing

/// What of a PDF is taken and what is refused.
@Suite struct PDFTests {
    /// `paper.pdf` with something more in its catalogue.
    private func paper(_ more: String) throws -> [UInt8] {
        try Sample.bytes("paper.pdf").replacing(
            first: Array("/OpenAction [3 0 R /Fit]".utf8),
            with: Array(more.utf8)
        ).withItsTableFound
    }

    @Test func `a file of pages is taken`() throws {
        let kept = Sample.text(try Sample.captured(paper("")).bytes)
        #expect(kept.contains("/Type /Catalog >>") && kept.contains("(Bus, return 10.00) Tj"))
        #expect(kept.contains("/Square") && !kept.contains("/Metadata") && !kept.contains("/Info"))
    }

    @Test(arguments: [
        "AA", "EF", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "GoToE", "GoToR",
        "ImportData", "JS", "JavaScript", "Launch", "Movie", "Rendition", "RichMedia", "Screen",
        "Sound", "SubmitForm", "XFA", "3D", "AF",
    ])
    func `one that does something is refused, however its name is spelt`(name: String) throws {
        let first = try #require(name.utf8.first)
        let escaped = "#" + String(first, radix: 16) + name.dropFirst()
        for spelling in [name, escaped] {
            for place in ["/\(spelling) null", "/X [ << /S /\(spelling) >> ]"] {
                #expect(try Sample.refusal(of: paper(place)) == .active(name: name), "\(place)")
            }
        }
        // The nearest that does nothing.
        #expect(try Sample.refusal(of: paper("/\(name)x null /X (/\(name))")) == nil)
    }

    @Test(
        arguments: [
            ("/OpenAction [3 0 R /Fit]", nil), ("/OpenAction (here)", nil),
            ("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", nil),
            ("/OpenAction << /S /Named /N /Print >>", "OpenAction"),
            ("/OpenAction << /S /GoTo /D (x) /Next << /S /URI >> >>", "OpenAction"),
        ] as [(String, String?)]
    )
    func `to begin at a page does nothing`(opening: String, refused: String?) throws {
        let error = try Sample.refusal(of: paper(opening))
        #expect(error == refused.map { .active(name: $0) })
    }

    @Test func `an encrypted one is refused`() throws {
        let sent = try Sample.bytes("paper.pdf")
        let info = Array("/Info 8 0 R".utf8)
        let locked = sent.replacing(first: info, with: Array("/Encrypt 8 0 R".utf8))
        #expect(Sample.refusal(of: locked.withItsTableFound) == .encrypted)
    }

    @Test(arguments: [
        ("/Filter /JPXDecode", CaptureError.unusual(.pdf, "a picture in JPEG 2000")),
        (
            "/Filter [/FlateDecode /DCTDecode]",
            .unusual(.pdf, "a picture that is packed twice")
        ),
        ("/F (other.bin) /Filter /DCTDecode", .active(name: "F")),
        ("/Type /ObjStm /Filter /DCTDecode", .damaged(.pdf, "it cannot be read to its end")),
        ("/Filter [/Crypt]", .encrypted),
    ])
    func `a stream that cannot be seen through is refused`(
        filter: String,
        error: CaptureError
    ) throws {
        let sent = try Sample.bytes("paper.pdf")
            .replacing(first: Array("/Type /XObject ".utf8), with: [])
            .replacing(first: Array("/Filter /DCTDecode".utf8), with: Array(filter.utf8))
        #expect(Sample.refusal(of: sent.withItsTableFound) == error)
    }

    @Test func `a photo in it that is damaged is refused`() throws {
        let sent = try Sample.bytes("paper.pdf")
        let broken = sent.replacing(first: [0xFF, 0xC0, 0, 17], with: [0xFF, 0xC0, 0, 18])
        #expect(
            Sample.refusal(of: broken.withItsTableFound)
                == .damaged(.pdf, "a picture in it is not whole")
        )
    }

    @Test func `what is nested without end is refused`() throws {
        func nested(_ depth: Int) throws -> [UInt8] {
            try paper(
                "/X " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            )
        }
        #expect(try Sample.refusal(of: nested(60)) == nil)
        #expect(try Sample.refusal(of: nested(100_000)) == PDFLexer.damaged)
    }

    @Test(
        arguments: [
            ("(a(b)c)", "<6128622963>"), ("(\\101\\)\\n\\\n)", "<41290a>"), ("<4 1 5>", "<4150>"),
            ("-.5", "-.5"), ("/A#20b", "/A#20b"),
            ("12 0 R", nil), ("[1 0 2]", "[ 1 0 2 ]"), ("1e5", nil), ("<< /A 1 /A 2 >>", nil),
        ] as [(String, String?)]
    )
    func `values are written in one spelling`(value: String, spelling: String?) throws {
        // Only what the pages reach is written.
        let sent = try Sample.bytes("paper.pdf")
            .replacing(first: Array("/C [1 0 0]".utf8), with: Array("/C \(value)".utf8))
        guard let spelling else {
            #expect(Sample.refusal(of: sent.withItsTableFound) != nil)
            return
        }
        #expect(
            Sample.text(try Sample.captured(sent.withItsTableFound).bytes).contains(
                "/C \(spelling) "
            )
        )
    }
}
