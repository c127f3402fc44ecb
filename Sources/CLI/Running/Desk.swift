import FileSystem
import Files
import Identifiers
import Operations
import Store

/// Books that are open for writing, with the keys to do so.
struct Desk {
    let folder: Folder
    let keys: KeyFolder
    let store: any BookStore
    let environment: Environment
    /// The files that commands name.
    let files: NamedFiles
    /// Plays commands; it remembers the guidance that it read, and how careful it had to be.
    let player: CommandPlayer

    init(
        folder: Folder,
        keys: KeyFolder,
        store: any BookStore,
        environment: Environment,
        files: NamedFiles
    ) {
        self.folder = folder
        self.keys = keys
        self.store = store
        self.environment = environment
        self.files = files
        player = CommandPlayer(store: store, environment: environment)
    }

    /// Plays one command.
    func play(_ request: CommandRequest) throws -> CommandAnswer {
        try player.play([request])[0]
    }

    /// Plays a batch of commands, durable together.
    func play(_ requests: [CommandRequest]) throws -> [CommandAnswer] {
        try player.play(requests)
    }

    /// What a command would do.
    func preview(_ request: CommandRequest) throws -> CommandAnswer {
        try player.preview(request)
    }
}

extension Shell {
    /// Opens books to write in them.
    func desk(
        _ books: BooksOptions,
        _ keys: KeysOptions,
        files: NamedFiles = NamedFiles(relativeTo: ".")
    ) throws -> Desk {
        let folder = try books.folder(in: self)
        let keyFolder = try keyFolder(keys, for: folder)
        return Desk(
            folder: folder,
            keys: keyFolder,
            store: try engine.openToWrite(folder, keys: keyFolder),
            environment: environment(keys: keyFolder, files: files),
            files: files
        )
    }

    /// Opens books to read them, with the keys where they are at hand and known.
    func reading(_ books: BooksOptions, _ keys: KeysOptions? = nil) throws -> any BookStore {
        let folder = try books.folder(in: self)
        return try engine.open(folder, keys: try readingKeys(keys, for: folder))
    }

    /// The keys for reading what is private: nil where nobody named any and none are remembered.
    func readingKeys(_ keys: KeysOptions?, for books: Folder) throws -> KeyFolder? {
        guard let keys else { return nil }
        if keys.keys == nil, variable("FARTHING_KEYS") == nil {
            guard let settings = BooksSettings(of: books),
                settings.keysFolder(from: books).exists
            else { return nil }
        }
        return try keyFolder(keys, for: books)
    }

    /// The keys for a verb that can do without: none where their folder is not there or is empty,
    /// as while its disk is not mounted. What `--keys` names has to be there.
    func keysAtHand(_ options: KeysOptions, for books: Folder) throws -> KeysAtHand {
        if options.keys == nil {
            let named = variable("FARTHING_KEYS").map(Folder.init)
            guard let folder = named ?? BooksSettings(of: books)?.keysFolder(from: books) else {
                return .none(because: "no folder of keys is named")
            }
            guard KeyFolder.hasAny(in: folder) else {
                return .none(because: "there are none in \(folder.path)")
            }
        }
        return .open(try keyFolder(options, for: books))
    }

    /// The keys' folder that an option, the environment or the books' settings name.
    func keyFolder(_ options: KeysOptions, for books: Folder) throws -> KeyFolder {
        let named = options.keys ?? variable("FARTHING_KEYS")
        let remembered = BooksSettings(of: books)?.keysFolder(from: books)
        guard let folder = named.map(Folder.init) ?? remembered else {
            throw Stop.usage("Which keys? Name their folder with --keys DIR or FARTHING_KEYS.")
        }
        return try KeyFolder(
            folder,
            passphrases: try passphrases(options),
            randomBytes: randomBytes
        )
    }

    private func passphrases(_ options: KeysOptions) throws -> any PassphraseSource {
        if let descriptor = options.passphraseDescriptor {
            return try ListedPassphrases(descriptor: descriptor)
        }
        return terminal.canAsk ? TypedPassphrases(terminal: terminal) : NoPassphrases()
    }
}

/// The keys of a verb that can do without.
enum KeysAtHand {
    case open(KeyFolder)
    /// There are none, and why.
    case none(because: String)

    var folder: KeyFolder? {
        if case .open(let folder) = self { folder } else { nil }
    }

    /// Why there are none.
    var absence: String? {
        if case .none(let reason) = self { reason } else { nil }
    }
}

extension Shell {
    /// A new id: the prefix and twelve random letters and digits.
    func newID(_ prefix: String) -> String {
        let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        let random = randomBytes(12).map { letters[Int($0) % letters.count] }
        return prefix + "_" + String(decoding: random, as: UTF8.self)
    }

    /// A command of somebody's, under a new id.
    func request(
        _ name: String,
        by user: UserID,
        id: String? = nil,
        _ arguments: [JSONMember]
    ) throws -> CommandRequest {
        let text = id ?? newID("cmd")
        guard let id = try? CommandID(text) else {
            throw Stop.usage("“\(text)” is no command's id: \(CodeGrammar.client).")
        }
        return CommandRequest(id: id, actor: user, name: name, arguments: arguments)
    }
}
