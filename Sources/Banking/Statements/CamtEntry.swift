import Calendar
import Money

/// One `Ntry` of a camt.053: a booking of one payment, or of several.
///
///     Amt, CdtDbtInd, RvslInd?, Sts, BookgDt, AcctSvcrRef?, NtryRef?, AddtlNtryInf?
///     NtryDtls/TxDtls: Refs/(EndToEndId, AcctSvcrRef), Amt?, CdtDbtInd?, RltdPties, RmtInf,
///         RtrInf?, AddtlTxInf?
struct CamtEntry {
    private let element: MarkupElement
    private let pence: Int64
    private let direction: BankLine.Direction
    private let isReversal: Bool
    private let status: String
    private let details: [MarkupElement]

    init(_ entry: MarkupElement) throws(BankFileError) {
        element = entry
        pence = try entry.camtAmount()
        direction = try entry.camtDirection()
        isReversal = try Self.isReversal(entry)
        status = try Self.status(of: entry)
        details = entry.all("NtryDtls").flatMap { $0.all("TxDtls") }
    }

    /// "If the CreditDebitIndicator is CRDT and the ReversalIndicator is true, the original entry
    /// was a debit."
    private static func isReversal(_ entry: MarkupElement) throws(BankFileError) -> Bool {
        guard let found = try entry.only("RvslInd") else { return false }
        switch found.text {
        case "true", "1": return true
        case "false", "0": return false
        default: throw .badValue(found.place, text: found.text, wanted: "true or false")
        }
    }

    private static func status(of entry: MarkupElement) throws(BankFileError) -> String {
        let status = try entry.required("Sts")
        let code: MarkupElement
        if let choice = try status.only("Cd") { code = choice } else { code = status }
        guard ["BOOK", "PDNG", "INFO", "FUTR"].contains(code.text) else {
            throw .badValue(code.place, text: code.text, wanted: "BOOK, PDNG, INFO or FUTR")
        }
        return code.text
    }

    /// Why it is no line, as a clause; nil for what is booked.
    var reasonToLeaveOut: String? {
        switch status {
        case "PDNG": "it is pending"
        case "INFO": "it is for information"
        case "FUTR": "it is in the future"
        default: nil
        }
    }

    func omission(_ why: String) throws(BankFileError) -> BankStatement.Omission {
        BankStatement.Omission(
            place: element.place,
            why: why,
            pence: pence,
            direction: direction,
            text: try text(of: details.first)
        )
    }

    /// A line for each payment whose amount the bank gives, or one for all.
    func lines(_ counter: inout LineCounter) throws(BankFileError) -> [BankLine] {
        let day = try element.required("BookgDt").camtDay()
        guard let parts = try parts() else {
            let only = details.count == 1 ? details.first : nil
            let whole = Part(detail: only, pence: pence, direction: direction)
            return [try line(whole, bookedOn: day, number: try counter.next())]
        }
        var lines: [BankLine] = []
        for part in parts {
            lines.append(try line(part, bookedOn: day, number: try counter.next()))
        }
        return lines
    }

    private struct Part {
        let detail: MarkupElement?
        let pence: Int64
        let direction: BankLine.Direction

        var signedPence: Int64 { direction == .paidIn ? pence : -pence }
    }

    /// The payments of an entry that has several, each with its amount; nil for another.
    ///
    /// - Throws: ``BankFileError/partsDiffer(_:parts:whole:)`` when they do not sum to the entry.
    private func parts() throws(BankFileError) -> [Part]? {
        guard details.count > 1 else { return nil }
        var parts: [Part] = []
        for detail in details {
            guard let pence = try Self.amount(of: detail) else { return nil }
            let isOwn = try detail.only("CdtDbtInd") != nil
            let direction = isOwn ? try detail.camtDirection() : direction
            parts.append(Part(detail: detail, pence: pence, direction: direction))
        }
        let sum = parts.reduce(0) { $0 + $1.signedPence }
        let whole = direction == .paidIn ? pence : -pence
        guard sum == whole else {
            throw .partsDiffer(element.place, parts: sum, whole: whole)
        }
        return parts
    }

    /// `Amt`, since .03, or `AmtDtls/TxAmt/Amt`.
    private static func amount(of detail: MarkupElement) throws(BankFileError) -> Int64? {
        if try detail.only("Amt") != nil { return try detail.camtAmount() }
        guard let amounts = try detail.only("AmtDtls"), let amount = try amounts.only("TxAmt")
        else { return nil }
        return try amount.camtAmount()
    }

    private func line(
        _ part: Part,
        bookedOn day: CalendarDate,
        number: Int
    ) throws(BankFileError) -> BankLine {
        let detail = part.detail
        let id = try detail?.words("Refs/EndToEndId")
        let ownReference = try detail?.words("Refs/AcctSvcrRef")
        let entryReference = try element.words("AcctSvcrRef", "NtryRef")
        let returned = try detail?.only("RtrInf")
        let isReturn = isReversal || returned != nil
        return BankLine(
            number: number,
            place: details.count > 1 ? detail?.place ?? element.place : element.place,
            bookedOn: day,
            amount: Amount(magnitudeOf: part.pence),
            direction: part.direction,
            endToEndID: id == "NOTPROVIDED" ? nil : id,
            bankReference: ownReference ?? entryReference,
            counterparty: try Self.counterparty(detail, part.direction, isReturn: isReturn),
            text: try text(of: detail),
            isReturn: isReturn,
            returnReason: try Self.reason(returned)
        )
    }

    /// Who is on the other side. What came back keeps the parts of the payment that it undoes.
    private static func counterparty(
        _ detail: MarkupElement?,
        _ direction: BankLine.Direction,
        isReturn: Bool
    ) throws(BankFileError) -> String? {
        guard let parties = try detail?.only("RltdPties") else { return nil }
        let payee = try parties.words("Cdtr/Pty/Nm", "Cdtr/Nm")
        let payer = try parties.words("Dbtr/Pty/Nm", "Dbtr/Nm")
        let name: String?
        switch (direction, isReturn) {
        case (.paidIn, false): name = payer
        case (.paidOut, false): name = payee
        case (_, true): name = payee ?? payer
        }
        return name.map { BankValue.words([$0]) }
    }

    private static func reason(_ returned: MarkupElement?) throws(BankFileError) -> String? {
        guard let returned else { return nil }
        let code = try returned.words("Rsn/Cd", "Rsn/Prtry")
        let words = BankValue.words([code] + returned.all("AddtlInf").map(\.text))
        return words.isEmpty ? nil : words
    }

    /// What the payer wrote, what the payee's reference is, and what the bank adds.
    private func text(of detail: MarkupElement?) throws(BankFileError) -> String {
        let remittance = try detail?.only("RmtInf")
        var words: [String?] = remittance?.all("Ustrd").map(\.text) ?? []
        for structured in remittance?.all("Strd") ?? [] {
            words.append(try structured.words("CdtrRefInf/Ref"))
        }
        words.append(try detail?.words("AddtlTxInf"))
        words.append(try element.words("AddtlNtryInf"))
        return BankValue.words(words)
    }
}
