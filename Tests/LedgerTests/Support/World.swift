// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap

import Calendar
import Identifiers
import Ledger
import Money

// The small named world of the table of events. Tests may trap on a slip of their own.

extension Amount {
    static func pence(_ pence: Int64) -> Amount { try! Amount(pence: pence) }
}

extension CalendarDate: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { try! self.init(text) }
}

extension AccountCode: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { try! self.init(text) }
}

extension Code: ExpressibleByUnicodeScalarLiteral {}
extension Code: ExpressibleByExtendedGraphemeClusterLiteral {}
extension Code: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { try! self.init(text) }
}

extension CommitmentID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) {
        let parts = text.split(separator: ".")
        try! self.init(source: String(parts[0]), line: Int(parts[1])!)
    }
}

extension FundCode {
    static let esf: FundCode = "ESF"
    static let lottery: FundCode = "LOT"
    static let reserves: FundCode = "UNR"
}

extension Fund {
    static let esf = Fund(code: .esf, basis: .arrears)
    static let lottery = Fund(code: .lottery, basis: .advance)
    static let reserves = Fund(code: .reserves, basis: .own)
}

extension Funding {
    static let pathways = Funding(by: [.esf, .lottery, .reserves])
    static let pathwaysDrawnDown = Funding(by: [.esf, .lottery, .reserves], drawnDown: [.esf])
}

extension Attribution {
    static func northside(
        _ category: CategoryCode,
        _ participant: ParticipantCode? = "p_17"
    ) -> Attribution {
        Attribution(partner: "northside", category: category, participant: participant)
    }
}

/// Shares of ESF and the Lottery, as the table of events gives them.
func shares(_ esf: Int64, _ lottery: Int64) -> [FundShare] {
    [
        FundShare(fund: .esf, amount: .pence(esf)),
        FundShare(fund: .lottery, amount: .pence(lottery)),
    ]
}
