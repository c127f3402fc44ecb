import Identifiers
import Journal
import Policy
import Store

/// Adds a delivery partner.
///
/// 1. A programme manager asks, with a code that is new.
/// 2. The partner is recorded; budget is placed with it later.
struct JoinPartner: Operation {
    static let name = "partner.join"
    private let partner: PartnerCode
    private let title: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("partner", "title")
        partner = try arguments.code("partner")
        title = try arguments.word("title")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        guard try !context.books.hasPartner(partner) else {
            throw ProgrammeRefusal.partnerExists(partner)
        }
        try context.record(.partnerJoined(PartnerJoined(partner: partner, title: title)))
        return nil
    }
}
