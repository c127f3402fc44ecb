/// The objects of a PDF file in its plain form, by their numbers.
///
/// The form is what a normaliser writes: a heading, the objects one after another, each of
/// generation 0, one table of where they are, and what names the first of them.
struct PDFDocument {
    var objects: [Int: PDFObject] = [:]
    let trailer: [String: PDFValue]

    /// O(size).
    ///
    /// - Throws: ``CaptureError/damaged(_:_:)``.
    init(_ bytes: [UInt8]) throws(CaptureError) {
        guard bytes.starts(with: "%PDF-".utf8) else { throw PDFLexer.damaged }
        var lexer = PDFLexer(bytes)
        while !lexer.takes("xref") {
            let number = try lexer.integer()
            guard try lexer.integer() == 0 else { throw PDFLexer.damaged }
            try lexer.expect("obj")
            let object = try Self.object(&lexer)
            guard objects.updateValue(object, forKey: number) == nil else { throw PDFLexer.damaged }
        }
        let table = lexer.position - "xref".utf8.count
        try Self.passTable(&lexer)
        trailer = try lexer.value().dictionary
        try lexer.expect("startxref")
        guard try lexer.integer() == table, lexer.isAtEnd() else { throw PDFLexer.damaged }
    }

    /// The value that another stands for.
    func resolved(_ value: PDFValue) -> PDFValue {
        if case .reference(let number) = value, let object = objects[number] {
            return object.value
        }
        return value
    }

    private static func object(_ lexer: inout PDFLexer) throws(CaptureError) -> PDFObject {
        let value = try lexer.value()
        guard lexer.takes("stream") else {
            try lexer.expect("endobj")
            return PDFObject(value: value)
        }
        guard let length = value.dictionary["Length"]?.integer else { throw PDFLexer.damaged }
        let stream = try lexer.stream(of: length)
        try lexer.expect("endstream")
        try lexer.expect("endobj")
        return PDFObject(value: value, stream: stream)
    }

    /// Where the objects are is known by now.
    private static func passTable(_ lexer: inout PDFLexer) throws(CaptureError) {
        guard try lexer.integer() == 0 else { throw PDFLexer.damaged }
        for _ in 0..<(try lexer.integer()) {
            _ = (try lexer.integer(), try lexer.integer())
            guard lexer.takes("n") || lexer.takes("f") else { throw PDFLexer.damaged }
        }
        try lexer.expect("trailer")
    }
}
