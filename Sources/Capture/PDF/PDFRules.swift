/// What a PDF must not do, and what of it stays.
///
/// A PDF that does something when it is looked at, or carries another file, is refused and not
/// mended: what it would have shown then is not known here. What it merely says about itself, and
/// how a reader's window is to look, is left out.
enum PDFRules {
    /// Names that stand nowhere in a file that is kept.
    private static let active: Set = [
        "AA", "AF", "EF", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "GoToE", "GoToR",
        "ImportData", "JS", "JavaScript", "Launch", "Movie", "Rendition", "RichMedia",
        "RichMediaContent", "Screen", "Sound", "SubmitForm", "XFA", "3D",
    ]

    /// What the first object says that bears on how pages look.
    static let catalogueKeys: Set = ["Type", "Pages", "AcroForm", "OCProperties"]

    /// What a page says that bears on how it looks.
    private static let pageKeys: Set = [
        "Annots", "ArtBox", "BleedBox", "Contents", "CropBox", "Group", "MediaBox", "Parent",
        "Resources", "Rotate", "TrimBox", "Type", "UserUnit",
    ]

    /// What says something about a part of the file: its history, its maker, its small picture.
    private static let aboutKeys: Set = ["Metadata", "PieceInfo", "LastModified", "Thumb"]

    /// Of a note on a page: who made it and when.
    private static let noteKeys: Set = ["T", "M", "CreationDate", "NM"]

    /// - Throws: ``CaptureError/encrypted``, ``CaptureError/active(name:)``, or
    ///   ``CaptureError/unusual(_:_:)``.
    static func check(_ document: PDFDocument) throws(CaptureError) {
        if document.trailer["Encrypt"] != nil { throw .encrypted }
        let catalogue = document.resolved(document.trailer["Root"] ?? .plain("null")).dictionary
        try checkOpening(catalogue, in: document)
        for number in document.objects.keys.sorted() {
            guard let object = document.objects[number] else { continue }
            var found: String?
            object.value.forEach(
                name: { if found == nil, active.contains($0) { found = $0 } },
                reference: { _ in }
            )
            if let found { throw .active(name: found) }
            if object.stream != nil { try checkStream(object.value.dictionary) }
        }
    }

    /// To begin at some page does nothing; anything else does.
    private static func checkOpening(
        _ catalogue: [String: PDFValue],
        in document: PDFDocument
    ) throws(CaptureError) {
        guard let opening = catalogue["OpenAction"] else { return }
        let action = document.resolved(opening).dictionary
        guard action.isEmpty || action["S"] == .name("GoTo") && action["Next"] == nil else {
            throw .active(name: "OpenAction")
        }
    }

    private static func checkStream(_ stream: [String: PDFValue]) throws(CaptureError) {
        // Its bytes are in another file.
        if stream["F"] != nil { throw .active(name: "F") }
        if ["ObjStm", "XRef"].contains(stream["Type"]?.name) { throw PDFLexer.damaged }
        let filters = filters(of: stream)
        if filters.contains("Crypt") { throw .encrypted }
        if filters.contains("JPXDecode") { throw .unusual(.pdf, "a picture in JPEG 2000") }
        if filters.count > 1, !filters.isDisjoint(with: ["DCTDecode", "DCT"]) {
            throw .unusual(.pdf, "a picture that is packed twice")
        }
    }

    /// Whether the stream's bytes are a JPEG file.
    static func isJPEG(_ stream: [String: PDFValue]) -> Bool {
        !filters(of: stream).isDisjoint(with: ["DCTDecode", "DCT"])
    }

    private static func filters(of stream: [String: PDFValue]) -> Set<String> {
        switch stream["Filter"] {
        case .name(let name): [name]
        case .array(let values): Set(values.compactMap(\.name))
        default: []
        }
    }

    /// The value without what it says about itself.
    static func cleaned(_ value: PDFValue) -> PDFValue {
        switch value {
        case .plain, .name, .string, .reference: return value
        case .array(let values): return .array(values.map(cleaned))
        case .dictionary(let members):
            let isPage = members["Type"]?.name == "Page"
            let isNote = members["Rect"] != nil && members["Subtype"]?.name != "Widget"
            let kept = members.filter { key, _ in
                !aboutKeys.contains(key) && !(isNote && noteKeys.contains(key))
                    && (!isPage || pageKeys.contains(key))
            }
            return .dictionary(kept.mapValues(cleaned))
        }
    }
}
