import Identifiers
import Journal
import Store

@testable import Operations

/// For tests alone: an operation that asks nothing before it writes, so that the store stops it.
///
/// It keeps a text of the participant `for` and a document, then lets `partner` join whether it is
/// there or not; with `trouble` the store itself fails.
struct BreakRule: Operation {
    static let name = "test.break-rule"
    private let partner: PartnerCode
    private let participant: ParticipantCode
    private let isTrouble: Bool

    init(from arguments: Arguments) throws(ArgumentError) {
        partner = try arguments.code("partner")
        participant = try arguments.code("for")
        isTrouble = try arguments.flag("trouble")
    }

    func run(in context: OperationContext) throws -> String? {
        if isTrouble { throw StoreError.busy }
        let note = try context.commit("a note", as: "note", of: participant.text)
        let outcome = OutcomeRecorded(
            participant: participant,
            outcome: .bankAccount,
            on: context.today,
            subject: nil,
            note: note
        )
        try context.record(.outcomeRecorded(outcome))
        _ = try context.books.keepDocument(Array(partner.text.utf8))
        try context.record(.partnerJoined(PartnerJoined(partner: partner, title: "Partner")))
        return nil
    }
}
