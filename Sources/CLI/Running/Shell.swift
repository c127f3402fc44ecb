public import Calendar
public import FileSystem
public import Files
public import Identifiers
public import Ledger
import Operations
public import Policy
public import Store

/// What verbs are given from outside: the terminal, the environment, the clock, the engine.
public struct Shell: Sendable {
    public var terminal: Terminal
    /// Reads a variable of the process's environment.
    public var variable: @Sendable (String) -> String?
    public var now: @Sendable () throws -> Instant
    public var randomBytes: @Sendable (Int) -> [UInt8]
    /// Reads the rules of an adopted pack from its file's bytes.
    public var rulePack: @Sendable ([UInt8]) throws -> RulePack
    public var engine: any Engine
    /// Asks a time-stamping authority at an address, and gives its answer's bytes; it throws an
    /// ``AuthorityFailure``.
    public var askAuthority: @Sendable (_ address: String, _ request: [UInt8]) throws -> [UInt8]
    /// What prints the statement and the workbook of a pack.
    public var printer: PrinterPlace
    /// Where the program itself is, beside which its worked example and rule packs are looked for.
    public var program: Folder
    /// The name and version that books are begun with.
    public var software: String

    public init(
        terminal: Terminal,
        variable: @escaping @Sendable (String) -> String?,
        now: @escaping @Sendable () throws -> Instant,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        rulePack: @escaping @Sendable ([UInt8]) throws -> RulePack,
        engine: any Engine,
        askAuthority: @escaping @Sendable (String, [UInt8]) throws -> [UInt8],
        printer: PrinterPlace,
        program: Folder,
        software: String
    ) {
        self.terminal = terminal
        self.variable = variable
        self.now = now
        self.randomBytes = randomBytes
        self.rulePack = rulePack
        self.engine = engine
        self.askAuthority = askAuthority
        self.printer = printer
        self.program = program
        self.software = software
    }

    /// Today in London.
    var today: CalendarDate {
        get throws { try now().londonDate }
    }

    /// What operations are given.
    func environment(keys: KeyFolder, files: NamedFiles) -> Environment {
        Environment(
            now: now,
            randomBytes: randomBytes,
            rulePack: rulePack,
            newRulePack: { try RulePackParser.parse($0) },
            profile: { try ProfileParser.parse($0) },
            file: { path throws(ArgumentError) in try files.bytes(path) },
            evidence: { path throws(ArgumentError) in try files.evidence(path) },
            keys: keys
        )
    }
}

/// What keeps books in a folder.
public protocol Engine: Sendable {
    /// Makes the files of new books, which hold no record yet.
    ///
    /// - Parameter origin: The journal's one name.
    func create(_ folder: Folder, origin: String, keys: KeyFolder) throws -> any BookStore

    /// Opens books to read; private values are nil without keys.
    func open(_ folder: Folder, keys: KeyFolder?) throws -> any CheckableStore

    /// What is wrong with the files of books that cannot be opened, or have findings.
    func diagnosis(_ folder: Folder) -> [Finding]

    /// Opens books to write in them, first holding them against the newest checkpoint that the
    /// keys' folder remembers.
    func openToWrite(_ folder: Folder, keys: KeyFolder) throws -> any BookStore

    /// Holds books against the newest checkpoint that the keys' folder remembers.
    ///
    /// - Throws: A refusal, where the books are older or other than what was seen.
    func compare(_ books: any BookStore, withWhatIsRememberedBeside keys: KeyFolder) throws

    /// What was seen of books before, as the keys' folder remembers it; nil where they have no
    /// checkpoint.
    ///
    /// - Throws: A refusal, where the books are others than were seen; not where they are older.
    func seen(_ books: any BookStore, beside keys: KeyFolder) throws -> SeenBooks?

    /// Copies books while others write to them, as they are at one moment, into a folder that has
    /// none. It can be read as books are.
    func copy(
        _ books: Folder,
        to folder: Folder,
        progress: (_ done: Int, _ of: Int) -> Void
    ) throws

    /// Makes a copy into books that can be written in, and destroys what it holds of those who
    /// were erased ever.
    ///
    /// - Returns: Those of them whose erasure it has no record of.
    func adopt(_ copy: Folder, erasing erased: [ParticipantCode]) throws -> [ParticipantCode]

    /// Drops every table but journal and vault and makes them again.
    func rebuild(_ folder: Folder, progress: (_ done: Int, _ of: Int) -> Void) throws
}
