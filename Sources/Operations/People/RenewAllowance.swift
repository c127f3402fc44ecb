import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// Issues a participant's yearly allowance again (row 4).
///
/// 1. A keyworker or the manager of the partner asks, or a programme manager. The guidance in
///    force has the cap, and it is a yearly one: what is for life is raised, not renewed.
/// 2. A full year has passed since it was last issued; a cap that came with newer guidance and
///    was never issued is due at once.
/// 3. What is issued brings what is left back to the limit: what was not used does not carry over.
struct RenewAllowance: Operation {
    static let name = "allowance.renew"
    private let participant: ParticipantCode
    private let cap: CapCode
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "cap", "on")
        participant = try arguments.code("participant")
        cap = try arguments.code("cap")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let spells = try context.spells(of: participant)
        try context.require(
            .keyworker,
            .partnerManager,
            .programmeManager,
            at: spells.last?.partner
        )
        try context.refuseFuture(on)
        let rule = try yearlyCap(in: context)
        try refuseEarly(in: context)
        let left = try context.balance(of: .allowanceRemaining(participant, cap))
        guard left < rule.limit.pence else { throw AllowanceRefusal.unused(cap, left: left) }
        let limit = CapLimit(cap: cap, amount: try Amount(pence: rule.limit.pence - left))
        try context.post(
            .allowanceIssued(.init(participant: participant, limits: [limit])),
            on: on
        )
        return "\(participant) has \(rule.limit.poundsText) again under “\(rule.title)”, until "
            + "\(on.yearLater.adding(days: -1))."
    }

    private func yearlyCap(in context: OperationContext) throws -> Cap {
        let pack = try context.rulePackInForce(on: context.today)
        guard let rule = pack.caps.first(where: { $0.code == cap }) else {
            throw PeopleRefusal.unknownCap(cap, known: pack.caps.map(\.code))
        }
        guard rule.period == .year else { throw AllowanceRefusal.isForLife(cap) }
        return rule
    }

    private func refuseEarly(in context: OperationContext) throws {
        let issued = try lastIssued(in: context.books)
        guard let due = issued?.yearLater, on < due else { return }
        throw AllowanceRefusal.notDue(cap, due: due, given: on)
    }

    /// The newest day for which it was issued and not undone.
    private func lastIssued(in books: any BookReader) throws -> CalendarDate? {
        let account = AccountCode.allowanceIssued(participant, cap)
        let issues = try books.statement(of: account).filter { line in
            try line.event == EventKind.allowanceIssued.rawValue
                && books.reversal(of: line.seq) == nil
        }
        return issues.map(\.effectiveOn).max()
    }
}

/// Why an allowance is not renewed, in order of precedence.
enum AllowanceRefusal: Refusal, Hashable {
    case isForLife(CapCode)
    case notDue(CapCode, due: CalendarDate, given: CalendarDate)
    case unused(CapCode, left: Int64)

    var code: String {
        switch self {
        case .isForLife: "allowance.for-life"
        case .notDue: "allowance.not-due"
        case .unused: "allowance.unused"
        }
    }

    var message: String {
        switch self {
        case .isForLife(let cap):
            "“\(cap)” is issued once and for all. Whoever the guidance names can raise it with "
                + "allowance.raise."
        case .notDue(let cap, let due, let given):
            "“\(cap)” is issued once a year, next on \(due), and \(given) is before. Wait until "
                + "then, or have it raised with allowance.raise."
        case .unused(let cap, let left):
            "Under “\(cap)” \(poundsText(left)) is left, a whole year's allowance, and what was "
                + "not used does not carry over. Renew it once some of it is used."
        }
    }
}
