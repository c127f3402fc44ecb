import Approvals
import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Records somebody's bank details, for the first time or changed.
///
/// 1. Anybody may give their own; the finance officer or a programme manager gives all others', a
///    supplier's by its name as claims have it.
/// 2. Sort code, number and name have the form that banks take. Whether there is such an account,
///    and whose it is, only the bank knows.
/// 3. They differ from what is recorded, and a participant's data was not destroyed.
/// 4. They go into the vault, a participant's under the participant's own key; the record holds a
///    commitment. Whoever typed them releases no run that pays them.
struct SetPayeeDetails: Operation {
    static let name = "payee.set"
    private let payee: Named
    private let account: BankAccount

    /// Whose details they are, as a command says it.
    private enum Named {
        case holder(DetailsHolder)
        case supplier(String)
    }

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("payee", "supplier", "name", "sort-code", "account")
        switch (try arguments.optionalText("payee"), try arguments.optionalText("supplier")) {
        case (let text?, nil):
            guard let holder = DetailsHolder(text), !holder.isSupplier else {
                throw .wrongKind(key: "payee", wanted: "user:, participant:, partner: or programme")
            }
            payee = .holder(holder)
        case (nil, let name?): payee = .supplier(name)
        case (nil, nil): throw .missing(key: "payee")
        case (.some, .some): throw .contradiction("“payee” and “supplier” both say whose they are.")
        }
        do {
            account = try BankAccount(
                name: try arguments.text("name"),
                sortCode: SortCode(try arguments.text("sort-code")),
                number: AccountNumber(try arguments.text("account"))
            )
        } catch let error as ArgumentError { throw error } catch let error as PaymentFileError {
            throw .notForBanks(code: error.code, message: error.message)
        } catch { throw .missing(key: "account") }
    }

    func run(in context: OperationContext) throws -> String? {
        if !isOwn(of: context.actor) { try context.require(.financeOfficer, .programmeManager) }
        try context.requireKnownActor()
        let holder = try holder(in: context)
        let earlier = try context.books.details(of: holder)
        if let earlier, try context.books.account(earlier.details.account) == account {
            throw PayeeRefusal.unchanged
        }
        let details = PayeeDetails(
            holder: holder,
            account: try context.commit(
                account.lines,
                as: "bank-details",
                of: holder.person ?? context.actor.text
            )
        )
        try context.record(.payeeDetails(details))
        return earlier == nil
            ? "The bank details are recorded. Somebody else releases the runs that pay them."
            : "The bank details are changed. A run that pays them is released 24 hours from now "
                + "or later, by somebody else."
    }

    private func isOwn(of user: UserID) -> Bool {
        if case .holder(.payee(.user(user))) = payee { true } else { false }
    }

    private func holder(in context: OperationContext) throws -> DetailsHolder {
        switch payee {
        case .holder(let holder):
            try refuseUnknown(holder, in: context)
            return holder
        case .supplier(let name):
            if let known = try PayeeRegister(context.books).supplier(named: name) {
                return .payee(known)
            }
            let commitment = try context.commit(name, as: "supplier", of: context.actor.text)
            return .payee(.supplier(commitment))
        }
    }

    private func refuseUnknown(_ holder: DetailsHolder, in context: OperationContext) throws {
        switch holder {
        case .payee(.user(let user)):
            guard try context.isKnown(user) else { throw PayeeRefusal.unknownUser(user) }
        case .payee(.participant(let participant)):
            _ = try context.spells(of: participant)
            guard try !context.books.isErased(participant) else {
                throw PeopleRefusal.erased(participant)
            }
        case .payee(.partner(let partner)): try context.requirePartner(partner)
        case .payee(.supplier), .programme: return
        }
    }
}

extension DetailsHolder {
    fileprivate var isSupplier: Bool {
        if case .payee(.supplier) = self { true } else { false }
    }
}

/// Why bank details cannot be recorded, in order of precedence.
enum PayeeRefusal: Refusal, Hashable {
    case unknownUser(UserID)
    case unchanged

    var code: String {
        switch self {
        case .unknownUser: "payee.unknown-user"
        case .unchanged: "payee.unchanged"
        }
    }

    var message: String {
        switch self {
        case .unknownUser(let user):
            "\(user) holds no role in these books. Check the code, or have a programme manager "
                + "appoint them with user.appoint."
        case .unchanged:
            "These are the bank details that are recorded already. There is nothing to change."
        }
    }
}
