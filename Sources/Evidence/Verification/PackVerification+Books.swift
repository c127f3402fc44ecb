extension PackVerification {
    /// Every file in `books/`, but for the system statement, is what the records give, byte for
    /// byte.
    mutating func checkBooks(_ trace: JournalTrace) {
        let books = trace.books
        let bank = books.bank.reckoned()
        let disclosures = lines(PackPath.disclosures) ?? []
        let plain = books.plainJournal
        let journals = [
            (BookPath.hledger, plain), (BookPath.ledger, plain),
            (BookPath.beancount, books.beancountJournal),
        ]
        for (path, journal) in journals {
            compare(path, with: journal, "pack.journals", "is not the entries that were posted")
        }
        compare(
            BookPath.generalLedger,
            with: books.generalLedger,
            "pack.general-ledger",
            "is not the entries that were posted"
        )
        compareList(
            BookPath.monthlyBalances,
            "GL_Account_Number,Business_Unit_Code,Fiscal_Year,Period,Balance_As_Of_Date,"
                + "Amount_Beginning,Amount_Ending,Amount_Currency",
            books.monthlyBalances,
            "pack.general-ledger",
            "is not what the postings of each month add up to"
        )
        compareList(
            BookPath.decisions,
            "record,date,subject,version,line,rule_pack,rule_pack_digest,answer,clauses,"
                + "facts_commitment,facts",
            books.decisionLines(disclosures: disclosures),
            "pack.decisions",
            "is not what the guidance answered"
        )
        compareList(
            BookPath.bank,
            "line,record,date,from,fund,subject,paid_in,paid_out,booked_in,booked_out,balance,"
                + "difference,shown_by",
            bank.lines,
            "pack.bank",
            "is not what moved at the bank beside what its statements say"
        )
        let exceptions = books.exceptionLines(leftBank: trace.leftBank, bank)
        compareList(
            BookPath.exceptions,
            "exception,record,date,subject,amount,what",
            exceptions,
            "pack.exceptions",
            "is not what is out of the ordinary in the records"
        )
        compareList(
            BookPath.controlTotals,
            "total,of,count,amount,files",
            books.controlTotals(disclosures: disclosures, exceptions: exceptions.count, bank),
            "pack.control-totals",
            "is not what the records add up to"
        )
    }

    private mutating func compareList(
        _ path: String,
        _ heading: String,
        _ lines: [String],
        _ code: String,
        _ fault: String
    ) {
        let text = ([heading] + lines).map { $0 + "\r\n" }.joined()
        compare(path, with: Array(text.utf8), code, fault)
    }

    private mutating func compare(
        _ path: String,
        with expected: [UInt8],
        _ code: String,
        _ fault: String
    ) {
        guard let bytes = file(path), bytes != expected else { return }
        report(code, "\(path.dropFirst(PackPath.payload.count)) \(fault).")
    }
}
