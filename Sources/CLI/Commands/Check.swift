import ArgumentParser
import FileSystem
import Files
import Identifiers
import Ledger
import Operations
import Store
import StrictJSON

/// `farthing check`: reads everything again.
struct Check: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Read every record again and compare everything with it.",
        discussion: """
            Hashes, signatures, every table and index, the named invariants of the books. It needs \
            no keys; with them it also checks the seals, gathers the facts of every decision \
            again, and holds the books against the newest checkpoint remembered.

            Example: farthing check --books books
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = try books.folder(in: shell)
        let sheet = try sheet(of: folder, shell.keysAtHand(keys, for: folder), shell)
        shell.terminal.write(output.json ? sheet.json.compactText + "\n" : sheet.text)
        return sheet.findings.isEmpty ? .done : .refused
    }

    private func sheet(
        of folder: Folder,
        _ atHand: KeysAtHand,
        _ shell: Shell
    ) throws -> CheckSheet {
        let keys = atHand.folder
        do {
            let store = try shell.engine.open(folder, keys: keys)
            let report = try shell.check(store, keys)
            var findings = report.findings
            if let keys { findings += try remembered(store, keys, shell) }
            return CheckSheet(
                records: report.size,
                storeChecks: report.checks,
                findings: findings.isEmpty ? [] : shell.engine.diagnosis(folder) + findings,
                keysAbsence: atHand.absence
            )
        } catch let error as StoreError {
            // What cannot even be read is a finding too, where it can be said which file it is.
            let findings = error.isOfContent ? shell.engine.diagnosis(folder) : []
            guard !findings.isEmpty else { throw error }
            return CheckSheet(
                records: 0,
                storeChecks: nil,
                findings: findings,
                keysAbsence: atHand.absence
            )
        }
    }

    private func remembered(
        _ store: any BookStore,
        _ keys: KeyFolder,
        _ shell: Shell
    ) throws -> [Finding] {
        do {
            try shell.engine.compare(store, withWhatIsRememberedBeside: keys)
            return []
        } catch let refusal as any Refusal {
            return [
                Finding(
                    check: CheckSheet.highWater,
                    subject: refusal.code,
                    message: refusal.message
                )
            ]
        }
    }
}

extension StoreError {
    /// Whether it is what the files hold that is wrong, and not the disk or the folder's name.
    fileprivate var isOfContent: Bool {
        switch self {
        case .corrupt, .notTheseBooks, .otherVault, .missing: true
        case .refusedByDatabase, .busy, .diskFailed, .unwritable: false
        }
    }
}

/// What a check looked at and found, set out for reading.
private struct CheckSheet {
    let records: Int
    /// What the store checked of itself; nil where it could not even be read.
    let storeChecks: [String]?
    let findings: [Finding]
    /// Why no keys were at hand; nil where they were.
    let keysAbsence: String?

    private var hasKeys: Bool { keysAbsence == nil }

    static let highWater = "check.high-water"

    /// Every check that was made, in order.
    private var checks: [String] {
        guard let storeChecks else { return Set(findings.map(\.check)).sorted() }
        let audits = BooksAudit.Check.allCases.filter { $0 != .facts || hasKeys }.map(\.rawValue)
        let own = storeChecks.filter { !audits.contains($0) } + audits
        let made = own + (hasKeys ? [Self.highWater] : [])
        return made + Set(findings.map(\.check)).subtracting(made).sorted()
    }

    var text: String {
        var text = ""
        for check in checks {
            let found = findings.filter { $0.check == check }
            text += "\(found.isEmpty ? "ok    " : "FAILED")  \(check)\n"
            for finding in found { text += "        \(finding.subject): \(finding.message)\n" }
        }
        if let keysAbsence {
            text +=
                "No keys at hand (\(keysAbsence)): seals and facts were not looked at, and no "
                + "private value was opened.\n"
        }
        guard !findings.isEmpty else {
            return text + "\(records) records: everything agrees.\n"
        }
        let count = "\(findings.count) finding\(findings.count == 1 ? "" : "s")"
        return text + "\(records) records: \(count). \(advice)\n"
    }

    /// What to do next. Where only the bank says other than the books, or a key was compromised,
    /// the books are whole, and a backup would say no other.
    private var advice: String {
        guard findings.allSatisfy(\.leavesBooksWhole) else {
            return "Write nothing more; keep a copy as it is, and restore from a backup or rebuild."
        }
        let advice = [
            (Finding.StoreCheck.erasure.rawValue, Self.erasure),
            (BooksAudit.Check.compromised.rawValue, Self.compromised),
            (BooksAudit.Check.bank.rawValue, Self.bank),
        ]
        return "The books are whole. "
            + advice.filter { check, _ in findings.contains { $0.check == check } }
            .map(\.1).joined(separator: " ")
    }

    private static let erasure =
        "An erasure was cut short: nobody is shown what it erased, and the next command that "
        + "writes finishes it. Restore nothing: a backup would bring it back."
    private static let compromised =
        "Whoever had the key may have said yes in its owner's name, and nothing is paid on that: "
        + "have it sent again as another version and approved with a key in force. Where money "
        + "went out already, tell the auditor, whom packs tell too."
    private static let bank =
        "The bank says other than they do: something that moved is not recorded, or what was "
        + "asserted is wrong. `farthing bank reconcile` shows the days. Read the statement of "
        + "those days with `farthing bank import`, record what is missing, and assert the balance "
        + "again."

    var json: JSONValue {
        .object([
            "outcome": .text(findings.isEmpty ? "ok" : "failed"),
            "records": .integer(Int64(records)),
            "without-keys": keysAbsence.map { .text($0) } ?? .null,
            "checks": .array(checks.map { .text($0) }),
            "findings": .array(
                findings.map { finding in
                    .object([
                        "check": .text(finding.check), "subject": .text(finding.subject),
                        "message": .text(finding.message),
                    ])
                }
            ),
        ])
    }
}

/// `farthing rebuild`: makes every table anew from the journal.
struct Rebuild: Verb {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Drop every table but journal and vault, and make them again.",
        discussion: "Example: farthing rebuild --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = try books.folder(in: shell)
        var bar = ProgressBar("rebuild", on: shell.terminal)
        var records = 0
        try shell.engine.rebuild(folder) { done, all in
            records = all
            bar.show(done, of: all)
        }
        bar.clear()
        shell.terminal.line(
            output.json
                ? JSONValue.object(["outcome": "rebuilt", "records": .integer(Int64(records))])
                    .compactText
                : "Rebuilt from \(records) records."
        )
        return .done
    }
}
