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
/// What left and came back by it are commands of their own, payment.defray and payment.return,
/// which name the statement and the line.
///
/// 1. The finance officer asks, with what the statement comes to.
/// 2. The file and, where it is given, the bank's own page go into the vault; the page is written
///    anew first, as evidence is.
/// 3. It is recorded with their commitments.
struct ImportBank: Operation {
    static let name = "bank.import"
    private let file: String
    private let page: String?
    private let format: BankFormat
    private let starts: CalendarDate?
    private let ends: CalendarDate?
    private let count: Int
    private let matched: Int
    private let paidIn: Amount
    private let paidOut: Amount

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow(
            "file",
            "page",
            "format",
            "starts",
            "ends",
            "count",
            "matched",
            "paid-in",
            "paid-out"
        )
        file = try arguments.text("file")
        page = try arguments.items("page").first.map { (item) throws(ArgumentError) in
            try item.allow("file")
            return try item.text("file")
        }
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
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        if let ends { try context.refuseFuture(ends) }
        let imported = BankImported(
            format: format,
            starts: starts,
            ends: ends,
            count: count,
            matched: matched,
            paidIn: paidIn,
            paidOut: paidOut,
            file: try context.commit(
                try context.environment.file(file),
                as: "statement",
                of: context.actor.text
            ),
            page: try page.map { try keep(page: $0, in: context) }
        )
        try context.record(.bankImported(imported))
        let removed = try context.removals(from: [page].compactMap { $0 })
        return "The statement is kept: \(counted(count, "line")), \(matched) of them ours."
            + removed
    }

    private func keep(page path: String, in context: OperationContext) throws -> BankImported.Page {
        let page = try context.environment.evidence(path)
        return BankImported.Page(
            type: page.type,
            sanitiser: page.sanitiser,
            commitment: try context.commit(page.bytes, as: "page", of: context.actor.text)
        )
    }
}
