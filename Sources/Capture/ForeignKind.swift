/// A kind of file that is recognised and not taken.
public enum ForeignKind: String, CaseIterable, Sendable {
    case heif
    case picture
    case officeOrArchive = "office-or-archive"
    case markup
    case richText = "rich-text"
    case film
    case program
    /// A PDF with something else before it: two files in one.
    case hiddenPDF = "hidden-pdf"
    case unknown

    /// As in "is a ZIP archive".
    var phrase: String {
        switch self {
        case .heif: "a HEIC or AVIF photo"
        case .picture: "a picture that is neither JPEG nor PNG"
        case .officeOrArchive: "an archive or an office document"
        case .markup: "a web page, a drawing or other markup"
        case .richText: "a document with markup of its own (RTF or PostScript)"
        case .film: "a film or a sound"
        case .program: "a program"
        case .hiddenPDF: "a PDF with something else before it"
        case .unknown: "of no kind that is known here"
        }
    }

    /// What to do instead.
    var remedy: String {
        switch self {
        case .heif: "Save the photo as JPEG and send that; a phone can be set to take JPEG."
        case .picture: "Save it as JPEG or PNG and send that."
        case .officeOrArchive, .markup, .richText, .hiddenPDF: "Print it to a PDF and send that."
        case .film: "Send a photo, or a PDF of what was said."
        case .program, .unknown: "Evidence is a JPEG or PNG picture, a PDF or plain text."
        }
    }
}
