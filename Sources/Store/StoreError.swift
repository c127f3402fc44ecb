/// Why a store could not do what was asked: not a refusal of a rule, but trouble.
public enum StoreError: Error, Hashable, Sendable {
    /// There are no books, or not all of their files.
    case missing(path: String)
    /// The books are of another programme or another kind of file.
    case notTheseBooks(found: String, expected: String)
    /// What is stored contradicts itself.
    case corrupt(String)
    /// The vault beside the journal is not the one that belongs to it.
    case otherVault(String)
    /// A rule that the database itself keeps stopped the write.
    case refusedByDatabase(rule: String)
    /// Another process is writing.
    case busy
    /// The disk failed. The store takes no more writes until it is opened again.
    case diskFailed(String)
    /// A text cannot stand in a record.
    case unwritable(String)
}

extension StoreError {
    /// The stable code.
    public var code: String {
        switch self {
        case .missing: "store.missing"
        case .notTheseBooks: "store.not-these-books"
        case .corrupt: "store.corrupt"
        case .otherVault: "store.other-vault"
        case .refusedByDatabase: "store.refused-by-database"
        case .busy: "store.busy"
        case .diskFailed: "store.disk-failed"
        case .unwritable: "store.unwritable"
        }
    }

    /// Whether trying again later can succeed.
    public var isTransient: Bool { self == .busy }

    /// What happened and what to do next.
    public var message: String {
        switch self {
        case .missing(let path):
            "There is no \(path). Name the right folder with --books; where the file was lost, "
                + "run `farthing restore`; new books begin with `farthing init`."
        case .notTheseBooks(let found, let expected):
            "These books are \(found), not \(expected). Name the right folder with --books."
        case .corrupt(let what):
            "The books contradict themselves: \(Self.part(what)). Run `farthing check`, and "
                + "restore from a backup or run `farthing rebuild` as it says."
        case .otherVault(let what):
            "The vault beside this journal is \(what). Nothing was written: put back the vault "
                + "that belongs to it, or restore both from one backup with `farthing restore`."
        case .refusedByDatabase(let rule):
            "The database refused the write: \(rule). Nothing was written."
        case .busy:
            "Another process is writing to these books. Try again in a moment."
        case .diskFailed(let what):
            "The disk failed: \(what). Nothing that was acknowledged is lost; mend the disk, run "
                + "`farthing check`, then send the command again."
        case .unwritable(let what):
            "A text cannot be written into a record: \(Self.part(what))."
        }
    }

    /// A sentence without its full stop, as a part of another.
    private static func part(_ sentence: String) -> Substring {
        sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
    }
}
