import Identifiers
import Journal
import Policy
import Store

/// Destroys a participant's personal data for good.
///
/// 1. A programme manager asks, for a participant whom the books know and who was not erased.
/// 2. The order is recorded first: a crash after it finishes the work on opening.
/// 3. The participant's key and salts are destroyed. What the journal holds are commitments that
///    nobody can open now; it still verifies.
struct EraseParticipant: Operation {
    static let name = "participant.erase"
    private let participant: ParticipantCode
    private let basis: ErasureBasis

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "basis")
        participant = try arguments.code("participant")
        basis = try arguments.choice("basis")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        _ = try context.spells(of: participant)
        guard try !context.books.isErased(participant) else {
            throw PeopleRefusal.erased(participant)
        }
        let order = ParticipantErased(participant: participant, basis: basis)
        try context.record(.participantErased(order))
        try context.books.destroyPrivate(of: participant)
        return "The names, texts and files of \(participant) cannot be read again. Backups made "
            + "before today still hold them: let them end as planned."
    }
}
