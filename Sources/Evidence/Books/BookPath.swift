/// The payload files that other programs read, each under one name for ever.
enum BookPath {
    static let hledger = "data/books/journal.hledger"
    static let ledger = "data/books/journal.ledger"
    static let beancount = "data/books/journal.beancount"
    static let generalLedger = "data/books/ads-gl-detail.csv"
    static let monthlyBalances = "data/books/ads-trial-balance.csv"
    static let exceptions = "data/books/exceptions.csv"
    static let bank = "data/books/bank-reconciliation.csv"
    static let decisions = "data/books/decisions.csv"
    static let controlTotals = "data/books/control-totals.csv"
    static let systemStatement = "data/books/system-statement.txt"
    /// What the payload is, for archives: its folder is the crate's root.
    static let crate = "data/ro-crate-metadata.json"

    /// Those whose words no check reads.
    static let words = [systemStatement, crate]

    /// Those in the folder of the books.
    static let books = [
        hledger, ledger, beancount, generalLedger, monthlyBalances, bank, decisions, exceptions,
        controlTotals, systemStatement,
    ]

    /// All of them; they are there whatever the journal holds.
    static let all = books + [crate]
}
