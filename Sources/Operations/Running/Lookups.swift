import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

// What many operations look up, each refused in its own words when it is not there.

extension OperationContext {
    /// The programme that the books are of.
    ///
    /// - Throws: ``LookupRefusal/notBegun``.
    func programme() throws -> ProgrammeCode {
        guard let programme = try books.programme() else { throw LookupRefusal.notBegun }
        return programme
    }

    /// A fund that was opened.
    ///
    /// - Throws: ``LookupRefusal/unknownFund(_:known:)``.
    @discardableResult
    func fund(_ code: FundCode) throws -> Fund {
        let funds = try books.funds()
        guard let fund = funds.first(where: { $0.code == code }) else {
            throw LookupRefusal.unknownFund(code, known: funds.map(\.code))
        }
        return fund
    }

    /// The unrestricted fund that holds floats and bears what no funder does: the first opened.
    ///
    /// - Throws: ``LookupRefusal/noReserves``.
    func reserve() throws -> FundCode {
        guard let fund = try books.funds().first(where: { $0.basis == .own }) else {
            throw LookupRefusal.noReserves
        }
        return fund.code
    }

    /// Refuses a partner that never joined.
    ///
    /// - Throws: ``LookupRefusal/unknownPartner(_:)``.
    func requirePartner(_ partner: PartnerCode) throws {
        guard try books.hasPartner(partner) else { throw LookupRefusal.unknownPartner(partner) }
    }

    /// The spells of a participant whom the books know.
    ///
    /// - Throws: ``LookupRefusal/unknownParticipant(_:)``.
    func spells(of participant: ParticipantCode) throws -> [EnrolmentSpell] {
        let spells = try books.spells(of: participant)
        guard !spells.isEmpty else { throw LookupRefusal.unknownParticipant(participant) }
        return spells
    }

    /// The rule pack that is in force on a day.
    ///
    /// - Throws: ``LookupRefusal/noRulePack(_:)``.
    func rulePackInForce(on date: CalendarDate) throws -> RulePack {
        guard let adopted = try books.rulePack(on: date)?.adopted,
            let pack = try rulePacks.rulePack(adopted.digest, in: books)
        else { throw LookupRefusal.noRulePack(date) }
        return pack
    }
}

/// Why something that a command names is not there, in order of precedence.
enum LookupRefusal: Refusal, Hashable {
    case notBegun
    case unknownFund(FundCode, known: [FundCode])
    case noReserves
    case unknownPartner(PartnerCode)
    case unknownParticipant(ParticipantCode)
    case noRulePack(CalendarDate)

    var code: String {
        switch self {
        case .notBegun: "books.not-begun"
        case .unknownFund: "fund.unknown"
        case .noReserves: "fund.no-reserves"
        case .unknownPartner: "partner.unknown"
        case .unknownParticipant: "participant.unknown"
        case .noRulePack: "policy.none-in-force"
        }
    }

    var message: String {
        switch self {
        case .notBegun:
            "These books have not begun. Begin them with `farthing init`."
        case .unknownFund(let fund, let known):
            "There is no fund \(fund). "
                + (known.isEmpty
                    ? "Open it with fund.open."
                    : "There are " + known.map(\.text).joined(separator: ", ")
                        + "; another is opened with fund.open.")
        case .noReserves:
            "No unrestricted fund was opened. Open the charity's reserves with fund.open, basis "
                + "own."
        case .unknownPartner(let partner):
            "There is no delivery partner \(partner). A programme manager adds it with "
                + "partner.join."
        case .unknownParticipant(let participant):
            "There is no participant \(participant). A keyworker enrols them with "
                + "participant.enrol."
        case .noRulePack(let date):
            "No spending guidance is in force on \(date). A programme manager adopts it with "
                + "policy.adopt."
        }
    }
}
