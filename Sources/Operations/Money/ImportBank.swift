import Banking
import Calendar
import Capture
import Identifiers
import Integrity
import Journal
import Money
import Policy
import Store

/// Records that a bank's statement was read and held against the payments, and keeps it.
///
/// What left and came back by it are commands of their own, which name the statement and the line:
/// payment.defray and payment.return, and for a partner's own bank claim.paid-by-partner and
/// claim.returned-to-partner. A partner's statement says nothing of the programme's account.
///
/// 1. The finance officer asks, with what the statement comes to; for a partner's, its manager or
///    the finance officer in their place.
/// 2. The file is read: its form, days, lines and sums are those that are given. Of ours the lines
///    that are no payment are named, and what the account held at the end is read.
/// 3. The file and, where it is given, the bank's own page go into the vault; the page is written
///    anew first, as evidence is.
/// 4. It is recorded with their commitments.
struct ImportBank: Operation {
    static let name = "bank.import"
    private let partner: PartnerCode?
    private let file: String
    private let page: String?
    private let format: BankFormat
    private let starts: CalendarDate?
    private let ends: CalendarDate?
    private let count: Int
    private let matched: Int
    private let paidIn: Amount
    private let paidOut: Amount
    /// The numbers of the lines that are no payment of ours.
    private let unmatched: [Int]

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow(
            "partner",
            "file",
            "page",
            "format",
            "starts",
            "ends",
            "count",
            "matched",
            "paid-in",
            "paid-out",
            "unmatched"
        )
        partner = try arguments.optionalCode("partner")
        file = try arguments.text("file")
        page = try arguments.page("page")
        format = try arguments.choice("format")
        starts = try arguments.optionalDate("starts")
        ends = try arguments.optionalDate("ends")
        count = try arguments.count("count")
        matched = try arguments.count("matched")
        guard matched <= count else {
            throw .contradiction("“matched” counts some of the lines that “count” counts.")
        }
        paidIn = try arguments.optionalAmount("paid-in") ?? .zero
        paidOut = try arguments.optionalAmount("paid-out") ?? .zero
        unmatched = try arguments.counts("unmatched")
        guard Set(unmatched).count == unmatched.count,
            unmatched.count == (partner == nil ? count - matched : 0)
        else {
            throw .contradiction(
                "“unmatched” names each line of ours that “matched” does not count, and of a "
                    + "partner's none."
            )
        }
    }

    func run(in context: OperationContext) throws -> String? {
        if let partner {
            try context.requirePartner(partner)
            try context.require(.partnerManager, .financeOfficer, at: partner)
        } else {
            try context.require(.financeOfficer)
        }
        if let ends { try context.refuseFuture(ends) }
        let bytes = try context.environment.file(file)
        let read = try refusingOtherFigures(in: bytes)
        let imported = BankImported(
            format: format,
            starts: starts,
            ends: ends,
            count: count,
            matched: matched,
            paidIn: paidIn,
            paidOut: paidOut,
            closing: partner == nil ? read.closing : nil,
            unmatched: try unmatchedLines(of: read),
            file: try context.commit(
                bytes,
                as: "statement",
                of: context.actor.text
            ),
            page: try page.map { try context.keep(page: $0) }
        )
        try context.record(
            partner.map { .partnerBankImported(.init(partner: $0, statement: imported)) }
                ?? .bankImported(imported)
        )
        let removed = try context.removals(from: [page].compactMap { $0 })
        let whose = partner.map { "\($0)'s" } ?? "ours"
        return "The statement is kept: \(counted(count, "line")), \(matched) of them \(whose)."
            + (try differing(imported.closing, in: context)) + removed
    }

    /// What is to be said where the account held something else by the books: the statement is kept
    /// all the same, and the reconciliation says it from now on.
    private func differing(
        _ closing: BankImported.Closing?,
        in context: OperationContext
    ) throws -> String {
        guard let closing else { return "" }
        let booked = try context.books.bankBalance(of: nil, through: closing.on)
        guard booked != closing.pence else { return "" }
        let (held, known) = (closing.pence, booked)
        return " The bank held \(Pence.pounds(held, minus: "-")) on \(closing.on), and by the "
            + "books it was \(Pence.pounds(known, minus: "-")): `farthing bank reconcile` shows "
            + "what differs."
    }

    /// The lines that are named, the first of them, in the order of the file.
    private func unmatchedLines(
        of file: BankFile
    ) throws(StatementRefusal) -> [BankImported.UnmatchedLine] {
        let lines = file.statements.flatMap(\.lines)
        let wanted = Set(unmatched)
        if let none = wanted.subtracting(lines.map(\.number)).min() { throw .noLine(none) }
        return lines.filter { wanted.contains($0.number) }.prefix(BankImported.unmatchedLimit)
            .map { .init(line: $0.number, on: $0.bookedOn, pence: $0.signedPence) }
    }

    /// What stands in the record is what the kept file says, and nobody's word.
    private func refusingOtherFigures(in bytes: [UInt8]) throws -> BankFile {
        let read: BankFile
        do { read = try BankFile(bytes) } catch { throw StatementRefusal.unreadable(error) }
        let figures = try BankFigures(of: read.statements.flatMap(\.lines))
        let pairs: [(key: String, given: String, found: String)] = [
            ("format", format.rawValue, read.format.rawValue.lowercased()),
            ("starts", starts?.description ?? "-", figures.starts?.description ?? "-"),
            ("ends", ends?.description ?? "-", figures.ends?.description ?? "-"),
            ("count", String(count), String(figures.count)),
            ("paid-in", paidIn.poundsText, figures.paidIn.poundsText),
            ("paid-out", paidOut.poundsText, figures.paidOut.poundsText),
        ]
        if let wrong = pairs.first(where: { $0.given != $0.found }) {
            throw StatementRefusal.other(wrong.key, given: wrong.given, found: wrong.found)
        }
        return read
    }
}

extension BankFile {
    /// What the account held at the end of the last day that the file gives a balance of; nil where
    /// it gives none, or two that differ, as a file of two accounts does.
    fileprivate var closing: BankImported.Closing? {
        let given = statements.compactMap(\.closing)
        guard let last = given.map(\.on).max() else { return nil }
        let pence = Set(given.filter { $0.on == last }.map(\.pence))
        let accounts = Set(statements.map(\.account))
        guard let only = pence.first, pence.count == 1, accounts.count == 1 else { return nil }
        return BankImported.Closing(on: last, pence: only)
    }
}

/// Why a statement is not kept.
enum StatementRefusal: Refusal, Hashable {
    case unreadable(BankFileError)
    case other(String, given: String, found: String)
    case noLine(Int)

    var code: String {
        switch self {
        case .unreadable: "bank.unreadable"
        case .other: "bank.other-figures"
        case .noLine: "bank.no-such-line"
        }
    }

    var message: String {
        switch self {
        case .unreadable(let error): "The statement cannot be read: \(error.message)"
        case .other(let key, let given, let found):
            "The statement's “\(key)” is \(found), and the command says \(given). Let farthing "
                + "bank import read it, which gives the figures as they are."
        case .noLine(let line):
            "The statement has no line \(line). Let farthing bank import read it, which numbers "
                + "them."
        }
    }
}

extension Arguments {
    /// The file of a statement's page, where one is named: a list of one object.
    func page(_ key: String) throws(ArgumentError) -> String? {
        let pages = try items(key)
        guard pages.count <= 1 else { throw .wrongKind(key: key, wanted: "one page") }
        return try pages.first.map { (item) throws(ArgumentError) in
            try item.allow("file")
            return try item.text("file")
        }
    }
}

extension OperationContext {
    /// Writes a statement's page anew, as evidence is, and keeps it in the vault.
    func keep(page path: String) throws -> StatementPage {
        let page = try environment.evidence(path)
        return StatementPage(
            type: page.type,
            sanitiser: page.sanitiser,
            commitment: try commit(page.bytes, as: "page", of: actor.text)
        )
    }
}
