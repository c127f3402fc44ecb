/// The files of a pack that a checker reads when it comes to them, and does not hold: receipts,
/// which are many and large.
public struct UnreadFiles: Sendable {
    /// How many bytes each has, by its path from the pack's folder.
    public let sizes: [String: Int]
    /// A file's bytes; nil where it cannot be read, which is a finding.
    public let read: @Sendable (_ path: String) -> [UInt8]?

    /// None: every file was read.
    public static let none = UnreadFiles(sizes: [:]) { _ in nil }

    public init(sizes: [String: Int], read: @escaping @Sendable (String) -> [UInt8]?) {
        self.sizes = sizes
        self.read = read
    }
}

/// Has a piece of work done so many times, on as many cores as whoever starts the checker likes.
public typealias Workers =
    @Sendable (_ count: Int, _ work: @escaping @Sendable (Int) -> Void) ->
    Void
