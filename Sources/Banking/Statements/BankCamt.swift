import Calendar
import Money

/// ISO 20022 "bank to customer statement", `camt.053.001.02` to `.14`.
///
///     Document/BkToCstmrStmt/Stmt
///         Id, Acct/Id/(IBAN | Othr/Id), Acct/Ccy
///         Bal: Tp/CdOrPrtry/Cd (OPBD or PRCD opens, CLBD closes), Amt, CdtDbtInd, Dt
///         Ntry: one booking, see CamtEntry
///
/// From .07 on `Sts` holds a `Cd`, and from .08 on a party a `Pty`; both spellings are read.
enum BankCamt {
    private static let namespace = "urn:iso:std:iso:20022:tech:xsd:"
    private static let versions = Set(
        (2...14).map { "camt.053.001.\($0 < 10 ? "0" : "")\($0)" }
    )

    static func statements(
        under root: MarkupElement
    ) throws(BankFileError) -> [BankStatement] {
        guard root.name == "Document", root.namespace.hasPrefix(namespace) else {
            throw .unknownFormat
        }
        let version = String(root.namespace.dropFirst(namespace.count))
        guard versions.contains(version) else {
            throw .unknownVersion(BankFileError.shown(version))
        }
        let message = try root.required("BkToCstmrStmt")
        let found = message.all("Stmt")
        guard !found.isEmpty else {
            throw .missing(.init(line: message.line, element: "BkToCstmrStmt/Stmt"))
        }
        var counter = LineCounter()
        var statements: [BankStatement] = []
        for statement in found { statements.append(try read(statement, &counter)) }
        return statements
    }

    private static func read(
        _ statement: MarkupElement,
        _ counter: inout LineCounter
    ) throws(BankFileError) -> BankStatement {
        var draft = BankStatement.Draft()
        draft.name = try statement.words("Id")
        let account = try statement.required("Acct")
        if let currency = try account.only("Ccy") { try currency.requireSterling(currency.text) }
        draft.account = try account.words("Id/IBAN", "Id/Othr/Id")
        let balances = try Balances(of: statement)
        let opening = try balances.one("OPBD")
        let previous = try balances.one("PRCD")
        draft.opening = opening ?? previous
        draft.closing = try balances.one("CLBD")
        for entry in statement.all("Ntry") {
            let entry = try CamtEntry(entry)
            if let why = entry.reasonToLeaveOut {
                draft.leftOut.append(try entry.omission(why))
            } else {
                draft.lines += try entry.lines(&counter)
            }
        }
        return try BankStatement(draft)
    }

    /// A statement's balances by the code of their kind.
    private struct Balances {
        private let elements: [(code: String?, element: MarkupElement)]

        init(of statement: MarkupElement) throws(BankFileError) {
            var elements: [(String?, MarkupElement)] = []
            for balance in statement.all("Bal") {
                elements.append((try balance.words("Tp/CdOrPrtry/Cd"), balance))
            }
            self.elements = elements
        }

        func one(_ code: String) throws(BankFileError) -> BankStatement.Balance? {
            let found = elements.filter { $0.code == code }
            guard found.count < 2 else { throw .twice(found[1].element.place, text: code) }
            guard let balance = found.first?.element else { return nil }
            let pence = try balance.camtAmount()
            let direction = try balance.camtDirection()
            return BankStatement.Balance(
                pence: direction == .paidIn ? pence : -pence,
                on: try balance.required("Dt").camtDay()
            )
        }
    }
}

extension MarkupElement {
    /// The pence of `Amt`, which names its currency.
    func camtAmount() throws(BankFileError) -> Int64 {
        let amount = try required("Amt")
        try amount.requireSterling(amount.attributes["Ccy"] ?? "")
        return try amount.pence()
    }

    /// `CdtDbtInd`.
    func camtDirection() throws(BankFileError) -> BankLine.Direction {
        let found = try required("CdtDbtInd")
        switch found.text {
        case "CRDT": return .paidIn
        case "DBIT": return .paidOut
        default: throw .badValue(found.place, text: found.text, wanted: "CRDT or DBIT")
        }
    }

    /// The day in `Dt` or `DtTm`.
    func camtDay() throws(BankFileError) -> CalendarDate {
        let moment = try only("DtTm")
        let found: MarkupElement
        if let moment { found = moment } else { found = try required("Dt") }
        guard let day = BankValue.isoDay(found.text, hasTime: moment != nil) else {
            let wanted = moment == nil ? "a day, as 2026-11-20" : "a time, as 2026-11-20T09:30:00"
            throw .badValue(found.place, text: found.text, wanted: wanted)
        }
        return day
    }
}
