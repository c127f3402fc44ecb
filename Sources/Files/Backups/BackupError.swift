public import Ledger
public import Operations

/// Why a backup is not made, or is not restored, in order of precedence.
public enum BackupError: Refusal, Hashable {
    /// It would lie where it is lost together with what it is a copy of.
    case within(path: String, what: String)
    /// The folder says nothing of itself.
    case noStatement(path: String)
    case unreadable(path: String, reason: String)
    case missing(path: String)
    case altered(path: String, stated: BackupStatement.File)
    /// The journal in it is not the one that is stated.
    case otherJournal(stated: String, found: String)
    /// A check of the copy found something.
    case broken(findings: [Finding], isNew: Bool)
    /// Records that were seen are not in the backup, and nobody has agreed to lose them.
    case losesRecords(found: Int, remembered: Int)
    /// What was agreed to is another number than that.
    case otherLoss(agreed: Int, lost: Int)

    /// Whether there is nothing there that a backup could be read from.
    public var isUnreadable: Bool {
        switch self {
        case .noStatement, .unreadable, .missing: true
        case .within, .altered, .otherJournal, .broken, .losesRecords, .otherLoss: false
        }
    }

    public var code: String {
        switch self {
        case .within: "backup.within"
        case .noStatement: "backup.no-statement"
        case .unreadable: "backup.unreadable-statement"
        case .missing: "backup.file-missing"
        case .altered: "backup.altered"
        case .otherJournal: "backup.other-journal"
        case .broken(_, isNew: true): "backup.books-broken"
        case .broken(_, isNew: false): "backup.broken"
        case .losesRecords: "restore.loses-records"
        case .otherLoss: "restore.other-number"
        }
    }

    public var message: String {
        switch self {
        case .within(let path, let what):
            "\(path) is within \(what): a backup there is lost with it, or gets to whoever has "
                + "both. Name a folder on another disk."
        case .noStatement(let path):
            "There is no backup.txt in \(path): it is no backup, or one that was not finished. "
                + "Name the folder that `farthing backup` made."
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason) Nothing was restored; take another backup."
        case .missing(let path):
            "\(path) is stated and not there. Nothing was restored; take another backup."
        case .altered(let path, let stated):
            "\(path) is not the file that was backed up: it should have \(stated.bytes) bytes "
                + "with the SHA-256 \(stated.digest). Nothing was restored; take another backup."
        case .otherJournal(let stated, let found):
            "This backup says that it is of \(stated), and holds \(found). Nothing was restored; "
                + "take another backup."
        case .broken(let findings, let isNew):
            (isNew
                ? "A check of the fresh copy found \(counted(findings)), so that there is no "
                    + "backup. Write nothing more to the books, run `farthing check`, and keep "
                    + "the backups that you have. "
                : "A check of this backup found \(counted(findings)). Nothing was restored; take "
                    + "another backup. ") + shown(findings)
        case .losesRecords(let found, let remembered):
            "This backup has \(found) records and \(remembered) were seen: "
                + "\(remembered - found) would be lost, \(range(found, remembered)), with what was "
                + "approved and paid in them. Look for a newer backup. If there is none, restore "
                + "with --lose-records \(remembered - found) and --reason."
        case .otherLoss(let agreed, let lost):
            "You agreed to lose \(agreed) records, and restoring this backup loses \(lost). Make "
                + "sure which backup you want, then say that number."
        }
    }

    private func counted(_ findings: [Finding]) -> String {
        findings.count == 1 ? "1 fault" : "\(findings.count) faults"
    }

    /// The first few: one broken page can be behind thousands.
    private func shown(_ findings: [Finding]) -> String {
        findings.prefix(5).map { "\($0.check): \($0.subject): \($0.message)" }
            .joined(separator: " ")
    }

    private func range(_ found: Int, _ remembered: Int) -> String {
        remembered - found == 1 ? "record \(found)" : "records \(found) to \(remembered - 1)"
    }
}
