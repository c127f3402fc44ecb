/// Reads the SGML of OFX 1 into elements.
///
/// OFX uses little of SGML (OFX 1.6, section 2.3): tags in capitals without attributes; an element
/// that holds text need not be closed; one that holds elements must be. Three entities stand for
/// `<`, `>` and `&`, and another `&` is itself, since banks write "M&S". A `<!` or `<?` is refused.
struct SGMLReading {
    private var builder = MarkupBuilder()
    private var rest: ArraySlice<UInt8>
    private var line: Int

    /// - Parameters:
    ///   - text: What follows the header, as UTF-8.
    ///   - line: The line of the file on which it begins.
    /// - Throws: ``BankFileError``. O(bytes).
    static func root(
        of text: ArraySlice<UInt8>,
        line: Int
    ) throws(BankFileError) -> MarkupElement {
        var reading = SGMLReading(rest: text, line: line)
        return try reading.root()
    }

    private init(rest: ArraySlice<UInt8>, line: Int) {
        self.rest = rest
        self.line = line
    }

    private mutating func root() throws(BankFileError) -> MarkupElement {
        repeat {
            let stray = takeText()
            guard stray.isEmpty else {
                throw .malformed(line: line, what: "text stands outside an element")
            }
            guard !rest.isEmpty else { throw .malformed(line: line, what: endsEarly) }
            try takeTag()
        } while builder.isOpen
        guard takeText().isEmpty, rest.isEmpty, let root = builder.root else {
            throw .malformed(line: line, what: "something follows the end of the statement")
        }
        return root
    }

    private var endsEarly: String {
        builder.innermost.map { "it ends while \($0) is open" } ?? "it ends before it begins"
    }

    private mutating func takeTag() throws(BankFileError) {
        let tag = try takeName()
        if tag.isEnd {
            guard builder.innermost == tag.name else {
                let open = builder.innermost ?? "nothing"
                throw .malformed(
                    line: tag.line,
                    what: "\(tag.name) is closed while \(open) is open"
                )
            }
            return try builder.close(line: tag.line)
        }
        try builder.open(MarkupElement(name: tag.name, namespace: "", line: tag.line))
        let text = takeText()
        let ending = "</\(tag.name)>".utf8
        let isClosed = rest.starts(with: ending)
        guard !text.isEmpty || isClosed else { return }
        builder.append(text)
        if isClosed { rest.removeFirst(ending.count) }
        try builder.close(line: line)
    }

    private mutating func takeName() throws(BankFileError) -> (
        name: String, isEnd: Bool, line: Int
    ) {
        rest.removeFirst()
        if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") {
            throw .forbidden(line: line, what: "a declaration")
        }
        let isEnd = rest.first == UInt8(ascii: "/")
        if isEnd { rest.removeFirst() }
        let name = rest.prefix { $0 != UInt8(ascii: ">") }
        rest = rest[name.endIndex...]
        guard (1...40).contains(name.count), name.allSatisfy(Self.isOfName), !rest.isEmpty else {
            let shown = BankFileError.shown(String(decoding: name.prefix(40), as: UTF8.self))
            throw .malformed(line: line, what: "“<\(shown)” is no tag")
        }
        rest.removeFirst()
        return (String(decoding: name, as: UTF8.self), isEnd, line)
    }

    /// The text before the next tag, without the white space round it.
    private mutating func takeText() -> [UInt8] {
        let raw = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[raw.endIndex...]
        line += raw.count { $0 == UInt8(ascii: "\n") }
        return Self.unescaped(raw.trimmingWhiteSpace)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte.isDigit || (0x41...0x5A).contains(byte) || ".-_".utf8.contains(byte)
    }

    private static let entities: [(spelling: String.UTF8View, byte: UInt8)] = [
        ("&lt;".utf8, 0x3C), ("&gt;".utf8, 0x3E), ("&amp;".utf8, 0x26), ("&nbsp;".utf8, 0x20),
    ]

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "&"),
                let entity = entities.first(where: { rest.starts(with: $0.spelling.dropFirst()) })
            else {
                plain.append(byte)
                continue
            }
            plain.append(entity.byte)
            rest.removeFirst(entity.spelling.count - 1)
        }
        return plain
    }
}
