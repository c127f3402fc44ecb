/// A file that is fit to be kept as evidence: of a known type, and only what a reader needs of it.
///
/// What was sent is read by its content and written anew without what it says about people
/// unasked: where a photo was taken and with which camera, who wrote a PDF, what follows a
/// picture's end. There is no other way to hold one, so that whatever is committed to has been
/// through here. Capturing it again gives the same bytes.
///
/// The pixels of a picture are never decoded or changed: only its container is written anew.
public struct CapturedFile: Hashable, Sendable {
    public let type: FileType
    /// The rules by which it was written anew.
    public let sanitiser: Sanitiser
    public let bytes: [UInt8]
    /// What was in the file as it was sent, and is not in ``bytes``.
    public let removed: Set<Removal>

    /// The largest file that is taken, and that comes of one: 16 MiB.
    public static let byteLimit = 16 << 20

    /// Reads a file as it was sent. O(size), besides what normalising a PDF takes.
    ///
    /// - Parameters:
    ///   - name: The file's name; an ending such as `.jpg` has to agree with the content.
    ///   - normalisingPDF: Writes a PDF in its plain form, as ``PDFNormaliser`` says.
    /// - Throws: The first ``CaptureError``, in the order its cases are declared.
    public init(
        _ bytes: [UInt8],
        named name: String,
        normalisingPDF: PDFNormaliser
    ) throws(CaptureError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.byteLimit else { throw .tooLarge(limit: Self.byteLimit) }
        let type = try Recognition.type(of: bytes)
        if let ending = FileType.ending(of: name), !type.endings.contains(ending) {
            throw .nameDisagrees(ending: ending, with: type)
        }
        let rewritten: Rewritten
        switch type {
        case .jpeg: rewritten = try JPEGRewriting.rewrite(bytes, keepingOrientation: true)
        case .png: rewritten = try PNGRewriting.rewrite(bytes)
        case .pdf: rewritten = try PDFRewriting.rewrite(try normalisingPDF(bytes))
        case .text: rewritten = try PlainText.rewrite(bytes)
        }
        guard rewritten.bytes.count <= Self.byteLimit else {
            throw .tooLarge(limit: Self.byteLimit)
        }
        self.type = type
        sanitiser = .capture1
        self.bytes = rewritten.bytes
        removed = rewritten.removed
    }
}

/// Writes a PDF in its plain form: no encryption that can be lifted, object streams or earlier
/// revisions; every object that is used, once, with names spelt in one way.
///
/// - Throws: ``CaptureError`` where the file cannot be read.
public typealias PDFNormaliser = @Sendable ([UInt8]) throws(CaptureError) -> [UInt8]

/// What became of a file.
struct Rewritten {
    var bytes: [UInt8]
    var removed: Set<Removal> = []
}
