/// Why a file is not kept as evidence, in order of precedence.
public enum CaptureError: Error, Hashable, Sendable {
    case empty
    case tooLarge(limit: Int)
    case unsupported(ForeignKind)
    case nameDisagrees(ending: String, with: FileType)
    /// A program that reads PDF files is not installed.
    case noPDFReader(program: String)
    case encrypted
    case damaged(FileType, String)
    case unusual(FileType, String)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    case active(name: String)
    case notPlain(line: Int)
}

extension CaptureError {
    /// The stable code.
    public var code: String {
        switch self {
        case .empty: "evidence.empty"
        case .tooLarge: "evidence.too-large"
        case .unsupported: "evidence.unsupported"
        case .nameDisagrees: "evidence.name-disagrees"
        case .noPDFReader: "evidence.no-pdf-reader"
        case .encrypted: "evidence.encrypted"
        case .damaged: "evidence.damaged"
        case .unusual: "evidence.unusual"
        case .tooManyPixels: "evidence.too-many-pixels"
        case .active: "evidence.active"
        case .notPlain: "evidence.not-plain"
        }
    }

    /// What was found in a file and what to do, as sentences about it.
    ///
    /// - Parameter file: The file's name.
    public func message(about file: String) -> String {
        switch self {
        case .empty: "The file \(file) is empty. Was it saved whole?"
        case .tooLarge(let limit):
            "The file \(file) is larger than \(limit >> 20) MiB, the most that is kept. Save it "
                + "smaller: a photo at half its width and height is a quarter of it."
        case .unsupported(let kind): "The file \(file) is \(kind.phrase). \(kind.remedy)"
        case .nameDisagrees(let ending, let type):
            "The file \(file) ends in .\(ending) and is \(type.phrase). If it is what you mean, "
                + "name it .\(type.endings[0])."
        case .noPDFReader(let program):
            "The file \(file) is a PDF, and \(program), which reads PDF files, does not run here. "
                + "Install it (bin/install-libraries does), or send a photo."
        case .encrypted:
            "The file \(file) is an encrypted PDF, which nobody could check later. Print it to a "
                + "new PDF and send that."
        case .damaged(let type, let what):
            "The file \(file) is \(type.phrase), and \(what). Save or photograph it again."
        case .unusual(let type, let what):
            "The file \(file) is \(type.phrase) with \(what), which not every reader shows. Save "
                + "it again, or print it to a new PDF."
        case .tooManyPixels(let width, let height, let limit):
            "The file \(file) is a picture of \(width) by \(height), and \(limit / 1_000_000) "
                + "million pixels is the most. Save it smaller."
        case .active(let name):
            "The file \(file) is a PDF that does something or carries another file (/\(name)). "
                + "Print it to a new PDF and send that."
        case .notPlain(let line):
            "The file \(file) reads as text, but line \(line) has a control character or one that "
                + "turns the direction of reading. Send a photo or a PDF of it."
        }
    }
}
