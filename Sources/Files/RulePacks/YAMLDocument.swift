import Policy
import Yams

/// One YAML document that uses none of the parts of YAML that surprise.
struct YAMLDocument {
    let root: YAMLPlace

    /// Reads the bytes.
    ///
    /// - Throws: ``RulePackError`` for what is too large, no text, no YAML, a key twice, or an
    ///   anchor, alias or tag.
    init(_ bytes: [UInt8], byteLimit: Int) throws(RulePackError) {
        guard bytes.count <= byteLimit else {
            throw RulePackError(.tooLarge(bytes: bytes.count, limit: byteLimit), path: "file")
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0 == "\n" || $0.isPlainText })
        else { throw RulePackError(.notText, path: "file") }
        try Self.refuseMarks(in: bytes)
        root = YAMLPlace(node: try Self.compose(text), path: "")
    }

    /// Refuses a line that directs the parser, and a word that could be a tag: one that says what a
    /// value would be without it leaves no trace. O(count).
    private static func refuseMarks(in bytes: [UInt8]) throws(RulePackError) {
        var line = 1
        var before = UInt8(ascii: "\n")
        for byte in bytes {
            let isDirective = byte == UInt8(ascii: "%") && before == UInt8(ascii: "\n")
            guard !isDirective, byte != UInt8(ascii: "!") || !" \n[{,".utf8.contains(before) else {
                throw RulePackError(.reference, path: "file", line: line)
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            before = byte
        }
    }

    private static func compose(_ text: String) throws(RulePackError) -> Node {
        do {
            let parser = try Parser(yaml: text, resolver: .basic)
            guard let node = try parser.singleRoot() else {
                throw RulePackError(.notYAML("it is empty"), path: "file")
            }
            // Anchors live only as long as the parser.
            try withExtendedLifetime(parser) { try refuseReferences(in: node) }
            return node
        } catch let error as RulePackError {
            throw error
        } catch let error as YamlError {
            throw error.fault
        } catch {
            throw RulePackError(.notYAML("\(error)"), path: "file")
        }
    }

    /// Visits the nodes in the order of the file, so that an anchor is met before its aliases
    /// could multiply. The three tags are those that YAML gives where none is written.
    private static func refuseReferences(in node: Node) throws(RulePackError) {
        let usual: [Tag.Name] = [.implicit, .str, .seq, .map]
        guard node.anchor == nil, usual.contains(where: { $0.rawValue == node.tag.rawValue }) else {
            throw RulePackError(.reference, path: "file", line: node.mark?.line)
        }
        for child in node.children { try refuseReferences(in: child) }
    }

    /// The key of the outermost mapping that is written last.
    var lastKey: String? { root.node.mapping.flatMap { Array($0.keys).last?.scalar?.string } }

    /// The line of a path such as `categories[2].bands[0]`, or of as much of it as there is.
    func line(of path: String) -> Int? {
        var node = root.node
        var line = node.mark?.line
        for step in path.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" }) {
            let name = String(step)
            guard let next = node.child(name) else { break }
            line = next.line
            node = next.node
        }
        return line
    }
}

extension Node {
    /// The nodes directly within, in the order of the file.
    fileprivate var children: [Node] {
        switch self {
        case .scalar, .alias: []
        case .sequence(let sequence): Array(sequence)
        case .mapping(let mapping): mapping.flatMap { [$0.key, $0.value] }
        }
    }

    /// The child of a mapping by its key, or of a sequence by its number, with its line.
    fileprivate func child(_ name: String) -> (node: Node, line: Int?)? {
        if let pair = mapping?.first(where: { $0.key.scalar?.string == name }) {
            return (pair.value, pair.key.mark?.line)
        }
        guard let items = sequence, let index = Int(name), items.indices.contains(index) else {
            return nil
        }
        return (items[index], items[index].mark?.line)
    }
}

extension YamlError {
    /// What the parser found, as a fault with its line.
    fileprivate var fault: RulePackError {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RulePackError(.notYAML(problem), path: "file", line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context):
            RulePackError(
                .duplicateKey(keys.first ?? ""),
                path: "file",
                line: context.mark.line
            )
        case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem),
            .representer(let problem):
            RulePackError(.notYAML(problem), path: "file")
        case .no, .memory, .dataCouldNotBeDecoded:
            RulePackError(.notYAML("it could not be read"), path: "file")
        }
    }
}

extension Unicode.Scalar {
    /// Whether the scalar prints, and changes nothing about how its neighbours are shown.
    var isPlainText: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069,
            0xFEFF:
            false
        default: true
        }
    }
}
