import Calendar
import Money

/// Open Financial Exchange: versions 1.x as SGML behind a header, 2.x as XML.
///
///     OFX/BANKMSGSRSV1/STMTTRNRS
///         STATUS/SEVERITY
///         STMTRS: CURDEF, BANKACCTFROM/(BANKID, ACCTID)
///             BANKTRANLIST/STMTTRN: TRNTYPE, DTPOSTED, TRNAMT, FITID, NAME or PAYEE/NAME, MEMO
///             BANKTRANLISTP/STMTTRNP: what is pending
///             LEDGERBAL: BALAMT, DTASOF
///
/// OFX has no opening balance, so a line that is missing cannot be seen.
enum BankOFX {
    /// A version 1 file.
    static func statements(
        in bytes: ArraySlice<UInt8>
    ) throws(BankFileError) -> [BankStatement] {
        let header = try OFXHeader(of: bytes)
        let text = try header.utf8(of: bytes[header.end...])
        return try statements(under: SGMLReading.root(of: text[...], line: header.lines))
    }

    static func statements(
        under root: MarkupElement
    ) throws(BankFileError) -> [BankStatement] {
        guard root.name == "OFX" else { throw .unknownFormat }
        let answers = root.all("BANKMSGSRSV1").flatMap { $0.all("STMTTRNRS") }
        guard !answers.isEmpty else {
            throw .missing(.init(line: root.line, element: "OFX/BANKMSGSRSV1/STMTTRNRS"))
        }
        var counter = LineCounter()
        var statements: [BankStatement] = []
        for answer in answers {
            try refuseFailure(answer)
            statements.append(try read(answer.required("STMTRS"), &counter))
        }
        return statements
    }

    private static func refuseFailure(_ answer: MarkupElement) throws(BankFileError) {
        guard let status = try answer.only("STATUS") else { return }
        guard try status.words("SEVERITY") == "ERROR" else { return }
        let words = try status.words("MESSAGE", "CODE")
        throw .bankFailed(status.place, words: BankFileError.shown(words ?? "ERROR"))
    }

    private static func read(
        _ statement: MarkupElement,
        _ counter: inout LineCounter
    ) throws(BankFileError) -> BankStatement {
        let currency = try statement.required("CURDEF")
        try currency.requireSterling(currency.text)
        var draft = BankStatement.Draft()
        let account = try statement.required("BANKACCTFROM")
        let number = try account.required("ACCTID").text
        draft.account = BankValue.words([try account.words("BANKID"), number])
        if let balance = try statement.only("LEDGERBAL") {
            draft.closing = BankStatement.Balance(
                pence: try balance.required("BALAMT").pence(.sign),
                on: try day(balance.required("DTASOF"))
            )
        }
        var seen: Set<String> = []
        let booked = try statement.only("BANKTRANLIST")
        for transaction in booked?.all("STMTTRN") ?? [] {
            let line = try line(transaction, number: try counter.next())
            if let id = line.bankReference, !seen.insert(id).inserted {
                throw .twice(.init(line: transaction.line, element: "STMTTRN/FITID"), text: id)
            }
            draft.lines.append(line)
        }
        let pending = try statement.only("BANKTRANLISTP")
        for transaction in pending?.all("STMTTRNP") ?? [] {
            draft.leftOut.append(try omission(transaction))
        }
        return try BankStatement(draft)
    }

    /// OFX 1.6, section 11.4.3.1.
    private static let types: Set = [
        "CREDIT", "DEBIT", "INT", "DIV", "FEE", "SRVCHG", "DEP", "ATM", "POS", "XFER", "CHECK",
        "PAYMENT", "CASH", "DIRECTDEP", "DIRECTDEBIT", "REPEATPMT", "HOLD", "OTHER",
    ]

    private static func line(
        _ transaction: MarkupElement,
        number: Int
    ) throws(BankFileError) -> BankLine {
        let type = try transaction.required("TRNTYPE")
        guard types.contains(type.text) else {
            throw .badValue(type.place, text: type.text, wanted: "a type of OFX, as DEBIT")
        }
        if let correction = try transaction.only("CORRECTFITID") {
            throw .badValue(
                correction.place,
                text: correction.text,
                wanted: "a new line: it corrects an earlier one"
            )
        }
        let pence = try pence(of: transaction)
        let payee = try transaction.words("NAME", "PAYEE/NAME")
        guard let id = try transaction.words("FITID") else {
            throw .missing(.init(line: transaction.line, element: "STMTTRN/FITID"))
        }
        return BankLine(
            number: number,
            place: transaction.place,
            bookedOn: try day(transaction.required("DTPOSTED")),
            amount: Amount(magnitudeOf: pence),
            direction: pence < 0 ? .paidOut : .paidIn,
            endToEndID: nil,
            bankReference: id,
            counterparty: payee.map { BankValue.words([$0]) },
            text: BankValue.words([
                try transaction.words("MEMO"), try transaction.words("REFNUM"),
                try transaction.words("CHECKNUM"),
            ]),
            isReturn: false,
            returnReason: nil
        )
    }

    /// The amount, which another currency may be named for.
    private static func pence(of transaction: MarkupElement) throws(BankFileError) -> Int64 {
        if let currency = try transaction.only("CURRENCY") {
            let symbol = try currency.required("CURSYM")
            try symbol.requireSterling(symbol.text)
        }
        return try transaction.required("TRNAMT").pence(.sign)
    }

    private static func omission(
        _ transaction: MarkupElement
    ) throws(BankFileError) -> BankStatement.Omission {
        let pence = try pence(of: transaction)
        return BankStatement.Omission(
            place: transaction.place,
            why: "it is pending",
            pence: abs(pence),
            direction: pence < 0 ? .paidOut : .paidIn,
            text: BankValue.words([
                try transaction.words("NAME"), try transaction.words("MEMO"),
            ])
        )
    }

    private static func day(_ element: MarkupElement) throws(BankFileError) -> CalendarDate {
        guard let day = BankValue.ofxDay(element.text) else {
            throw .badValue(element.place, text: element.text, wanted: "a day, as 20261120")
        }
        return day
    }
}
