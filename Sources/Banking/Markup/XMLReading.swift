import CLibXML2

/// Reads XML into elements with libxml2 (docs/decisions/0016).
///
/// 1. The bytes are UTF-8 and say nothing else of themselves.
/// 2. No `<!` but that of a comment or of CDATA: a document type, and so an entity, ends the
///    reading before the library is called. So does a `<` that has no other within 64 KiB, since
///    the library takes a time for a tag that grows with the square of its attributes.
/// 3. The library reports elements and text, and is stopped at the first thing that is refused.
///    It has no handler that could keep an entity or open a file.
enum XMLReading {
    /// - Throws: ``BankFileError``. O(bytes).
    static func root(of bytes: ArraySlice<UInt8>) throws(BankFileError) -> MarkupElement {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw .badEncoding("it is not UTF-8")
        }
        try refuseDeclaredEncoding(of: bytes)
        try refuseHostileParts(in: bytes)
        Library.start()
        let reading = XMLEvents()
        let problem = reading.read(bytes)
        if let refusal = reading.refusal { throw refusal }
        if let problem { throw problem }
        guard let root = reading.builder.root else {
            throw .malformed(line: 1, what: "there is no element")
        }
        return root
    }

    /// libxml2 wants its first call to be alone.
    private enum Library {
        private static let started: Void = xmlInitParser()
        static func start() { started }
    }

    private static func refuseDeclaredEncoding(
        of bytes: ArraySlice<UInt8>
    ) throws(BankFileError) {
        guard bytes.starts(with: "<?xml".utf8) else { return }
        let declaration = bytes.prefix { $0 != UInt8(ascii: ">") }
        let parts = String(decoding: declaration, as: UTF8.self).split {
            $0.isWhitespace || "='\"?".contains($0)
        }
        guard let key = parts.firstIndex(of: "encoding"), key + 1 < parts.count else { return }
        let encoding = parts[key + 1].uppercased()
        guard ["UTF-8", "US-ASCII", "ASCII"].contains(encoding) else {
            throw .badEncoding("it says that it is \(BankFileError.shown(encoding))")
        }
    }

    /// From one `<` to the next: a tag, which can hold no other, and the text behind it.
    static let longestPart = 65_536

    private static func refuseHostileParts(in bytes: ArraySlice<UInt8>) throws(BankFileError) {
        var line = 1
        var part = bytes.startIndex
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard index - part <= longestPart else {
                throw .forbidden(line: line, what: "a part of more than \(longestPart) bytes")
            }
            guard byte == UInt8(ascii: "<") else { continue }
            part = index
            let rest = bytes[index...]
            if rest.starts(with: "<!".utf8), !rest.starts(with: "<!--".utf8),
                !rest.starts(with: "<![CDATA[".utf8)
            {
                throw .forbidden(line: line, what: "a document type or an entity")
            }
        }
    }
}

/// What the library reports while it reads.
private final class XMLEvents {
    /// Statements need one or two of either.
    static let mostAttributes = 16

    var builder = MarkupBuilder()
    private(set) var refusal: BankFileError?

    func read(_ bytes: ArraySlice<UInt8>) -> BankFileError? {
        let handler = farthing_xml_handler(
            start: { context, name, _, namespace, declared, _, count, _, attributes in
                XMLEvents.of(context) { events, line throws(BankFileError) in
                    guard max(count, declared) <= XMLEvents.mostAttributes else {
                        let most = XMLEvents.mostAttributes
                        throw .forbidden(line: line, what: "more than \(most) attributes")
                    }
                    let element = MarkupElement(
                        name: XMLEvents.text(name),
                        namespace: XMLEvents.text(namespace),
                        line: line,
                        attributes: XMLEvents.attributes(attributes, count: Int(count))
                    )
                    try events.builder.open(element)
                }
            },
            end: { context, _, _, _ in
                XMLEvents.of(context) { events, line throws(BankFileError) in
                    try events.builder.close(line: line)
                }
            },
            characters: { context, start, count in
                XMLEvents.of(context) { events, _ in
                    events.builder.append(UnsafeBufferPointer(start: start, count: Int(count)))
                }
            },
            doctype: { context, _, _, _ in
                XMLEvents.of(context) { _, line throws(BankFileError) in
                    throw .forbidden(line: line, what: "a document type")
                }
            }
        )
        return withExtendedLifetime(self) { parse(bytes, with: handler) }
    }

    private func parse(
        _ bytes: ArraySlice<UInt8>,
        with handler: farthing_xml_handler
    ) -> BankFileError? {
        var line: Int32 = 0
        var words = [CChar](repeating: 0, count: 200)
        let code = bytes.withUnsafeBytes { bytes in
            farthing_xml_read(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(clamping: bytes.count),
                handler,
                Unmanaged.passUnretained(self).toOpaque(),
                &line,
                &words,
                Int32(words.count)
            )
        }
        guard code != 0 else { return nil }
        let said = words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let what = String(decoding: said.trimmingWhiteSpace, as: UTF8.self)
        return .malformed(line: Int(line), what: BankFileError.shown(what))
    }

    /// Takes one report, and stops the library when it is refused.
    private static func of(
        _ context: UnsafeMutableRawPointer?,
        _ take: (XMLEvents, _ line: Int) throws(BankFileError) -> Void
    ) {
        guard let context, let owner = farthing_xml_owner(context) else { return }
        let events = Unmanaged<XMLEvents>.fromOpaque(owner).takeUnretainedValue()
        guard events.refusal == nil else { return }
        do {
            try take(events, Int(farthing_xml_line(context)))
        } catch {
            events.refusal = error
            farthing_xml_stop(context)
        }
    }

    private static func text(_ start: UnsafePointer<xmlChar>?) -> String {
        start.map { String(cString: $0) } ?? ""
    }

    /// libxml2 gives five pointers for each: name, prefix, namespace, start and end of the value.
    private static func attributes(
        _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int
    ) -> [String: String] {
        guard let pointers else { return [:] }
        var found: [String: String] = [:]
        for index in 0..<count {
            let fields = pointers + 5 * index
            guard let name = fields[0], let start = fields[3], let end = fields[4] else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            found[text(name)] = String(decoding: value, as: UTF8.self)
        }
        return found
    }
}
