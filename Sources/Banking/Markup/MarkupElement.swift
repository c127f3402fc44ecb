/// One element of a bank's file, whether it was written as XML or as the SGML of OFX 1.
struct MarkupElement {
    /// Without its prefix.
    let name: String
    /// Empty where there is none.
    let namespace: String
    /// The line of the file on which it begins.
    let line: Int
    var attributes: [String: String] = [:]
    var children: [MarkupElement] = []
    /// What stands within it, without the white space round it; empty beside children.
    var text = ""

    /// Where it is, for messages.
    var place: BankFileError.Place { .init(line: line, element: name) }

    /// The children of a name, in the same namespace.
    func all(_ name: String) -> [MarkupElement] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    /// The one child of a name, or none.
    ///
    /// - Throws: ``BankFileError/twice(_:text:)``.
    func only(_ name: String) throws(BankFileError) -> MarkupElement? {
        let found = all(name)
        guard found.count < 2 else { throw .twice(found[1].place, text: found[1].text) }
        return found.first
    }

    /// The one child of a name.
    ///
    /// - Throws: ``BankFileError/missing(_:)`` or ``BankFileError/twice(_:text:)``.
    func required(_ name: String) throws(BankFileError) -> MarkupElement {
        guard let found = try only(name) else {
            throw .missing(.init(line: line, element: "\(self.name)/\(name)"))
        }
        return found
    }

    /// What stands, in one line, at the end of the first of these ways down, as `Id/IBAN`, that
    /// leads to words.
    ///
    /// - Throws: ``BankFileError/twice(_:text:)``.
    func words(_ ways: String...) throws(BankFileError) -> String? {
        for way in ways {
            var here: MarkupElement? = self
            for name in way.split(separator: "/") {
                guard let parent = here else { break }
                here = try parent.only(String(name))
            }
            let words = BankValue.words([here?.text])
            if !words.isEmpty { return words }
        }
        return nil
    }
}

/// Puts elements together as a reader comes to them, within limits.
struct MarkupBuilder {
    /// The file's one outermost element, once it is closed.
    private(set) var root: MarkupElement?
    private var open: [(element: MarkupElement, text: [UInt8])] = []
    private var count = 0

    /// Statements need eleven or so.
    static let deepest = 64
    /// Some thirty for each line of the largest file that is read.
    static let mostElements = 1_500_000

    var isOpen: Bool { !open.isEmpty }
    /// The name of the innermost element that is open.
    var innermost: String? { open.last?.element.name }

    mutating func open(_ element: MarkupElement) throws(BankFileError) {
        guard open.count < Self.deepest else {
            throw .forbidden(line: element.line, what: "elements nested \(Self.deepest + 1) deep")
        }
        guard count < Self.mostElements else {
            throw .forbidden(line: element.line, what: "more than \(Self.mostElements) elements")
        }
        count += 1
        open.append((element, []))
    }

    mutating func append(_ text: some Sequence<UInt8>) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += text
    }

    /// Closes the innermost element.
    mutating func close(line: Int) throws(BankFileError) {
        guard let (last, bytes) = open.popLast() else {
            throw .malformed(line: line, what: "something is closed that was not opened")
        }
        var element = last
        let trimmed = bytes.trimmingWhiteSpace
        guard let text = String(validating: trimmed, as: UTF8.self) else {
            throw .badEncoding("line \(line) is not UTF-8")
        }
        guard element.children.isEmpty || text.isEmpty else {
            throw .malformed(line: line, what: "text stands between the parts of \(element.name)")
        }
        element.text = text
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].element.children.append(element)
        }
    }
}

extension Collection<UInt8> where Self: BidirectionalCollection {
    /// Without the white space of XML at either end.
    var trimmingWhiteSpace: SubSequence {
        let start = firstIndex { !$0.isWhiteSpace } ?? endIndex
        let end = self[start...].lastIndex { !$0.isWhiteSpace }
        return end.map { self[start...$0] } ?? self[start..<start]
    }
}

extension UInt8 {
    /// A space, a tab, a line feed or a carriage return.
    var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    var isDigit: Bool { (0x30...0x39).contains(self) }
}
