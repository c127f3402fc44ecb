import Files
import Identifiers
import Integrity
import Operations
import Store

extension Shell {
    /// Checks all of some books, as `farthing check` does, and shows how far it has come.
    ///
    /// - Throws: `StoreError`, where the check cannot be carried out.
    func check(
        _ store: any CheckableStore,
        _ keys: KeyFolder?
    ) throws -> CheckReport {
        let audit = BooksAudit(root: keys?.root, rulePack: rulePack)
        var bar = ProgressBar("check", on: terminal)
        defer { bar.clear() }
        return try withoutActuallyEscaping({ bar.show($0, of: $1) }) { progress in
            try store.check(
                CheckRequest(
                    pin: keys?.journal.verificationKey,
                    erased: try keys.map { Set(try $0.erasures.participants().map(\.text)) },
                    inspect: { try audit.inspect($0, $1) },
                    conclude: { try audit.conclude($0) },
                    progress: progress
                )
            )
        }
    }
}
