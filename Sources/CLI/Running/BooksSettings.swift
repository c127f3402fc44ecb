import FileSystem

/// What `init` remembers beside the books, so that it need not be said each time: where the keys
/// are, seen from the books, and who began them. It holds no secret, and an option outranks it.
struct BooksSettings {
    var keys: String
    var user: String

    private static let name = "farthing.settings"

    init(keys: String, user: String) {
        self.keys = keys
        self.user = user
    }

    /// Reads the settings beside books, or nil where there are none.
    init?(of books: Folder) {
        guard let bytes = Self.bytes(beside: books) else { return nil }
        self.init(bytes)
    }

    /// The settings as they are written beside books, or nil where there are none.
    static func bytes(beside books: Folder) -> [UInt8]? {
        try? books.file(name).bytes(limit: 4096, followingLinks: false)
    }

    /// Reads settings, or nil where these are none.
    init?(_ bytes: [UInt8]) {
        var values: [Substring: Substring] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            values[parts[0]] = parts[1].drop { $0 == " " }
        }
        guard let keys = values["keys"], let user = values["user"] else { return nil }
        self.init(keys: String(keys), user: String(user))
    }

    func write(beside books: Folder) throws(FileError) {
        try books.file(Self.name).replace(with: Array("keys: \(keys)\nuser: \(user)\n".utf8))
    }

    /// The keys' folder.
    func keysFolder(from books: Folder) -> Folder {
        Folder(keys.hasPrefix("/") ? keys : "\(books.path)/\(keys)")
    }
}
