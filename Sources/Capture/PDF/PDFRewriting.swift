/// Writes a PDF anew from its plain form, with what its pages need and nothing else.
///
/// 1. Whatever does something or carries another file is refused (``PDFRules``).
/// 2. Of the first object stays what bears on the pages; what says something about the file or a
///    part of it is left out everywhere.
/// 3. Photos in it are JPEG files of their own, and lose what photos lose.
/// 4. The objects that the pages reach are numbered as they are come to, and written in one
///    spelling. No date, id or name of a program is added.
///
/// The bytes depend on the pages alone, so that rewriting the result again gives the same.
struct PDFRewriting {
    private let document: PDFDocument
    /// The old number of each object that is written, in the new order.
    private var order: [Int] = []
    private var numbers: [Int: Int] = [:]
    private var kept: [PDFObject] = []
    private var removed: Set<Removal> = []

    /// - Parameter plain: The file as a ``PDFNormaliser`` wrote it.
    /// - Throws: ``CaptureError``.
    static func rewrite(_ plain: [UInt8]) throws(CaptureError) -> Rewritten {
        let document = try PDFDocument(plain)
        try PDFRules.check(document)
        var rewriting = Self(document)
        try rewriting.gather()
        return Rewritten(
            bytes: PDFWriter.bytes(of: rewriting.kept, numbers: rewriting.numbers),
            removed: rewriting.removed
        )
    }

    private init(_ document: PDFDocument) { self.document = document }

    /// Follows the references from the first object on.
    private mutating func gather() throws(CaptureError) {
        if document.trailer["Info"] != nil { removed.insert(.words) }
        guard case .reference(let root)? = document.trailer["Root"],
            case .dictionary(let catalogue)? = document.objects[root]?.value,
            catalogue["Pages"] != nil
        else { throw PDFLexer.damaged }
        number(root)
        var at = 0
        while at < order.count {
            guard var object = document.objects[order[at]] else { throw PDFLexer.damaged }
            if order[at] == root {
                object.value = .dictionary(
                    catalogue.filter { PDFRules.catalogueKeys.contains($0.key) }
                )
            }
            try clean(&object)
            object.value.forEach(name: { _ in }, reference: { number($0) })
            kept.append(object)
            at += 1
        }
    }

    private mutating func clean(_ object: inout PDFObject) throws(CaptureError) {
        let cleaned = PDFRules.cleaned(object.value)
        if cleaned != object.value { removed.insert(.words) }
        object.value = cleaned
        guard let stream = object.stream else { return }
        var members = cleaned.dictionary
        if PDFRules.isJPEG(members) {
            let photo = try photo(stream)
            removed.formUnion(photo.removed)
            object.stream = photo.bytes[...]
        }
        members["Length"] = .plain(String(object.stream?.count ?? 0))
        object.value = .dictionary(members)
    }

    private func photo(_ stream: ArraySlice<UInt8>) throws(CaptureError) -> Rewritten {
        do {
            return try JPEGRewriting.rewrite(Array(stream), keepingOrientation: false)
        } catch {
            if case .tooManyPixels = error { throw error }
            throw .damaged(.pdf, "a picture in it is not whole")
        }
    }

    private mutating func number(_ old: Int) {
        guard numbers[old] == nil else { return }
        order.append(old)
        numbers[old] = order.count
    }
}
