import Approvals
import Calendar
import Identifiers
import Money

/// A version of a business case as a command gives it, before anything of it is kept.
struct RequestedCase: Sendable {
    let id: CaseID
    let proposer: UserID?
    let partner: PartnerCode
    let payee: RequestedPayee?
    let lines: [Line]
    let evidence: [RequestedEvidence]
    let need: String
    let otherFunding: String?
    let conflicts: String?
    let spentFirst: Bool
    let expiresOn: CalendarDate

    /// Reads the keys of a business case.
    init(from arguments: Arguments) throws(ArgumentError) {
        id = try arguments.code("case")
        proposer = try arguments.optionalCode("proposer")
        partner = try arguments.code("partner")
        payee = try RequestedPayee.read(from: arguments)
        var lines: [Line] = []
        for item in try arguments.items("lines") {
            lines.append(try Line(from: item, number: lines.count + 1))
        }
        guard !lines.isEmpty else { throw .missing(key: "lines") }
        self.lines = lines
        evidence = try RequestedEvidence.list(in: arguments)
        need = try arguments.text("need")
        otherFunding = try arguments.optionalText("other-funding")
        conflicts = try arguments.optionalText("conflicts")
        spentFirst = try arguments.flag("spent-first")
        expiresOn = try arguments.date("expires")
    }

    /// Everybody whom it is for, in the order of the lines.
    var participants: [ParticipantCode] {
        var seen: Set<ParticipantCode> = []
        return lines.flatMap(\.bearer.participants).filter { seen.insert($0).inserted }
    }
}

extension RequestedCase {
    /// One line as a command gives it.
    struct Line: Sendable {
        let number: Int
        let bearer: RequestedBearer
        let category: CategoryCode
        let quantity: Int
        let unitAmount: Amount
        let provision: Provision
        let exclusions: [ClauseID]
        let what: String?

        init(from arguments: Arguments, number: Int) throws(ArgumentError) {
            try arguments.allow(
                "for",
                "group",
                "attendance",
                "own",
                "category",
                "quantity",
                "unit-amount",
                "provision",
                "exclusions",
                "what"
            )
            self.number = number
            bearer = try RequestedBearer(from: arguments, line: number)
            category = try arguments.code("category")
            let quantity = try arguments.integer("quantity")
            let quantities: ClosedRange<Int64> = 1...1_000_000
            guard quantities.contains(quantity) else {
                throw .outOfRange(key: "quantity", quantities)
            }
            self.quantity = Int(quantity)
            unitAmount = try arguments.amount("unit-amount")
            guard unitAmount.pence <= Arguments.mostPence / quantity else {
                throw .tooMuch(key: "unit-amount")
            }
            provision = try arguments.choice("provision")
            exclusions = try arguments.exclusions()
            what = try arguments.optionalText("what")
        }
    }

    /// The keys that ``init(from:)`` reads.
    static func allow(in arguments: Arguments, version: Bool) throws(ArgumentError) {
        guard version || !arguments.has("version") else { throw .unknownKey("version") }
        try arguments.allow(
            "case",
            "version",
            "proposer",
            "partner",
            "payee",
            "supplier",
            "lines",
            "evidence",
            "need",
            "other-funding",
            "conflicts",
            "spent-first",
            "expires"
        )
    }
}
