public import Banking
import Calendar
public import Identifiers
import Journal
public import Store

/// Makes the bank's file of a run that was released.
///
/// It is made of the records and of the accounts in the vault, with the time of the release: the
/// same bytes each time, for as long as the accounts can be read.
public enum RunFile {
    /// The file. O(payments).
    ///
    /// - Throws: A refusal where the run is not released, or an account cannot be read.
    public static func file(of id: RunID, in books: any BookReader) throws -> PaymentFile {
        guard let run = try books.paymentRun(id) else { throw RunRefusal.unknown(id) }
        guard let release = run.release,
            let sheet = try RunSheet(id, in: books, at: release.at)
        else { throw RunRefusal.notReleasedYet(id, run.stage) }
        guard let debtor = sheet.account else { throw RunRefusal.noAccount(isRecorded: true) }
        let transfers = try sheet.lines.map { line in
            guard let transfer = try CreditTransfer(of: line) else {
                throw RunRefusal.doubtful(
                    id,
                    line.payment,
                    .noAccount,
                    payee: line.words
                )
            }
            return transfer
        }
        return try PaymentFile(
            id: id,
            created: release.at,
            executionOn: release.released.on,
            debtor: debtor,
            transfers: transfers
        )
    }
}
