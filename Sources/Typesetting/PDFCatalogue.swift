/// Says in a PDF's catalogue which language it is in, and that readers show its title.
///
/// cairo 1.16 writes neither, and those who listen to a page need both. It is done as PDF itself
/// has it: the catalogue's object anew behind the file's end, with a table that names it and the
/// table before (ISO 32000-1, 7.5.6). A file that is laid out otherwise is left as it is.
enum PDFCatalogue {
    /// What is added to a file is less than this.
    static let room = 8192

    /// Adds both to a file.
    static func amend(_ file: inout [UInt8], language: String) {
        guard let tail = Tail(file), let content = tail.catalogue(in: file),
            !content.contains("/Lang")
        else { return }
        let kept = content.dropLast(2)
        let object = """
            \(tail.root) 0 obj
            \(kept)   /Lang (\(language))
               /ViewerPreferences << /DisplayDocTitle true >>
            >>
            endobj

            """
        let table = file.count + object.utf8.count
        let offset = String(file.count)
        let padded = String(repeating: "0", count: 10 - offset.count) + offset
        let end = """
            xref
            \(tail.root) 1
            \(padded) 00000 n\u{20}
            trailer
            << /Size \(tail.size) /Root \(tail.root) 0 R\(tail.information) /Prev \(tail.start) >>
            startxref
            \(table)
            %%EOF

            """
        file += object.utf8
        file += end.utf8
    }

    /// What the end of the file says.
    private struct Tail {
        let root: Int
        let size: Int
        let start: Int
        /// ` /Info 12 0 R`, or nothing.
        let information: String

        init?(_ file: [UInt8]) {
            let text = String(decoding: file.suffix(512), as: UTF8.self)
            guard file.count < 1_000_000_000,
                let root = Self.number(after: "/Root ", in: text),
                let size = Self.number(after: "/Size ", in: text),
                let start = Self.number(after: "startxref\n", in: text)
            else { return nil }
            (self.root, self.size, self.start) = (root, size, start)
            information =
                Self.number(after: "/Info ", in: text).map { " /Info \($0) 0 R" } ?? ""
        }

        /// The catalogue as it stands, from `<<` to `>>`.
        func catalogue(in file: [UInt8]) -> String? {
            // It is among the last of cairo's objects, just before the table.
            let near = String(decoding: file[max(0, start - 4096)..<start], as: UTF8.self)
            guard let object = near.ranges(of: "\n\(root) 0 obj\n").last else { return nil }
            let rest = near[object.upperBound...]
            guard rest.hasPrefix("<<"), let end = rest.firstRange(of: "\nendobj") else {
                return nil
            }
            let content = String(rest[..<end.lowerBound])
            return content.hasSuffix(">>") ? content : nil
        }

        private static func number(after name: String, in text: String) -> Int? {
            guard let place = text.ranges(of: name).last else { return nil }
            return Int(text[place.upperBound...].prefix { $0.isASCII && $0.isNumber })
        }
    }
}
