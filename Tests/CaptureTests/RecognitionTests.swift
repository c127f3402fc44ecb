@testable import Capture
import Testing

/// What a file is, told by its content and compared with its name.
@Suite struct RecognitionTests {
    private static let kinds: [(String, [UInt8], ForeignKind)] = [
        ("HEIC", [0, 0, 0, 24] + Array("ftypheic0000".utf8), .heif),
        ("AVIF", [0, 0, 0, 24] + Array("ftypavif0000".utf8), .heif),
        ("MP4", [0, 0, 0, 24] + Array("ftypisom0000".utf8), .film),
        ("WEBP", Array("RIFF".utf8) + [9, 0, 0, 0] + Array("WEBPVP8 ".utf8), .picture),
        ("WAV", Array("RIFF".utf8) + [9, 0, 0, 0] + Array("WAVEfmt ".utf8), .film),
        ("GIF", Array("GIF89a".utf8) + [1, 0], .picture),
        ("BMP", Array("BM".utf8) + [0, 0], .picture), ("TIFF", [0x49, 0x49, 0x2A, 0, 8], .picture),
        ("ZIP", Array("PK".utf8) + [3, 4, 20, 0], .officeOrArchive),
        ("Word 97", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], .officeOrArchive),
        ("gzip", [0x1F, 0x8B, 8, 0], .officeOrArchive),
        ("HTML", Array(" \n<!doctype html><title>x</title>".utf8), .markup),
        ("SVG", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), .markup),
        ("XML behind a mark", [0xEF, 0xBB, 0xBF] + Array("<?xml version='1.0'?>".utf8), .markup),
        ("RTF", Array("{\\rtf1 x}".utf8), .richText),
        ("PostScript", Array("%!PS\n".utf8), .richText),
        ("ELF", [0x7F, 0x45, 0x4C, 0x46, 2], .program),
        ("MZ", Array("MZ".utf8) + [0x90, 0], .program),
        ("script", Array("#!/bin/sh\n".utf8), .program),
        ("PDF behind words", Array("words\n%PDF-1.4\n".utf8), .hiddenPDF),
        ("noise", [1, 2, 3, 0, 255], .unknown), ("Latin-1", Array("caf".utf8) + [0xE9], .unknown),
    ]

    @Test(arguments: kinds)
    func `another kind is named and refused`(name: String, bytes: [UInt8], kind: ForeignKind) {
        #expect(Sample.refusal(of: bytes) == .unsupported(kind))
    }

    @Test func `every kind is tried, and says what to do`() {
        #expect(Set(Self.kinds.map(\.2)) == Set(ForeignKind.allCases))
        for kind in ForeignKind.allCases {
            let message = CaptureError.unsupported(kind).message(about: "a.x")
            #expect(message.hasPrefix("The file a.x is ") && message.hasSuffix("."))
        }
    }

    @Test(arguments: [
        "BM Autos: 12.00", "MZ 10", "PK 4.50", "ID3 card", "a < b", "café £3 ✓\r\n\t",
    ])
    func `a note may begin as another kind does`(note: String) throws {
        let file = try Sample.captured(Array(note.utf8))
        #expect(file.type == .text && file.bytes == Array(note.utf8) && file.removed.isEmpty)
    }

    @Test(arguments: [
        ("one\ntwo\u{7}", 2), ("\u{1B}[2Jone", 1), ("a\u{85}", 1), ("a\n\nb\u{202E}c", 3),
        ("a\u{FEFF}", 1), ("a\u{2066}", 1), ("a\u{7F}", 1),
    ])
    func `text that does not show as it is written is refused`(text: String, line: Int) {
        #expect(Sample.refusal(of: Array(text.utf8)) == .notPlain(line: line))
    }

    @Test func `a byte order mark goes, and nothing else of a text`() throws {
        #expect(try Sample.captured([0xEF, 0xBB, 0xBF, 0x41]).bytes == [0x41])
        #expect(Sample.refusal(of: [0xEF, 0xBB, 0xBF]) == .empty)
        #expect(Sample.refusal(of: []) == .empty)
    }

    @Test(
        arguments: [
            ("ticket.jpg", nil), ("TICKET.JPEG", nil), ("ticket", nil), ("a.b/ticket", nil),
            (".ticket", nil), ("ticket.png", "png"), ("ticket.jpg.exe", "exe"), ("ticket.", ""),
            ("ticket.txt", "txt"),
        ] as [(String, String?)]
    )
    func `the name's ending has to agree`(name: String, ending: String?) throws {
        let sent = try Sample.bytes("grey.jpg")
        let error = ending.map { CaptureError.nameDisagrees(ending: $0, with: .jpeg) }
        #expect(Sample.refusal(of: sent, named: name) == error)
    }

    @Test func `the largest file is taken, and one byte more is not`() {
        let most = [UInt8](repeating: 0x61, count: CapturedFile.byteLimit)
        #expect(Sample.refusal(of: most) == nil)
        #expect(Sample.refusal(of: most + [0x61]) == .tooLarge(limit: CapturedFile.byteLimit))
    }

    @Test func `each refusal has a code of its own and says what to do`() {
        let errors: [CaptureError] = [
            .empty, .tooLarge(limit: 16 << 20), .unsupported(.heif),
            .nameDisagrees(ending: "png", with: .jpeg), .noPDFReader(program: "qpdf"), .encrypted,
            .damaged(.png, "it ends in the middle"), .unusual(.jpeg, "a rare coding"),
            .tooManyPixels(width: 9, height: 9, limit: 64_000_000), .active(name: "JS"),
            .notPlain(line: 3),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            #expect(error.code.hasPrefix("evidence."))
            #expect(error.message(about: "a.jpg").hasPrefix("The file a.jpg "))
        }
        #expect(
            CaptureError.nameDisagrees(ending: "png", with: .jpeg).message(about: "a.png")
                == "The file a.png ends in .png and is a JPEG picture. If it is what you mean, "
                + "name it .jpg."
        )
    }
}
