/// What a file said unasked, and no longer does.
public enum Removal: String, CaseIterable, Sendable, Comparable {
    /// Where a photo was taken.
    case place
    /// The camera or phone, its settings, its small second picture and the hour.
    case camera
    /// Titles, authors, comments and other words about the file.
    case words
    /// What stood behind a picture's end.
    case remainder

    public static func < (one: Self, other: Self) -> Bool {
        allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
    }

    /// As the subject of "were removed".
    public var phrase: String {
        switch self {
        case .place: "where it was taken"
        case .camera: "the camera's data"
        case .words: "words about the file"
        case .remainder: "what stood behind the picture's end"
        }
    }
}
