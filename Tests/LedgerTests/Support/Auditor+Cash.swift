import Identifiers
import Ledger
import Money

// The rows of the table of events that touch cash.

extension Auditor {
    func paymentLines(of event: Event) -> [Line] {
        switch event {
        case .paymentInstructed(let facts):
            return each(facts.items) { item, fund in
                [
                    ("\(fund):M2000.\(item.claim)", "\(fund):M2050.\(facts.payment)"),
                    ("\(fund):M1005", "\(fund):M1000"),
                ]
            }
        case .paymentDefrayed(let facts):
            return each(facts.items) { item, fund in
                [("\(fund):M2050.\(facts.payment)", "\(fund):M1005")]
                    + paid(item, fund) + earned(fund)
            }
        case .paymentReturned(let facts):
            return each(facts.items) { item, fund in
                switch facts.stage {
                case .beforeDefrayal:
                    [
                        ("\(fund):M2050.\(facts.payment)", "\(fund):M2000.\(item.claim)"),
                        ("\(fund):M1000", "\(fund):M1005"),
                    ]
                case .afterDefrayal(let funding, _):
                    [("\(fund):M1000", "\(fund):M2000.\(item.claim)")]
                        + paid(item, fund).map { ($0.1, $0.0) } + unearned(fund, funding)
                }
            }
        default: return []
        }
    }

    func outsideLines(of event: Event) -> [Line] {
        switch event {
        case .floatSpent(let facts):
            let float = "\(facts.reserve):M1200.\(facts.holder.text)"
            let lent: [Line] = facts.items.flatMap(\.shares).map {
                ("\(facts.reserve):M6000", float, $0.amount.pence, nil)
            }
            return lent
                + each(facts.items) { item, fund in
                    [("\(fund):M2000.\(item.claim)", "\(fund):M6000")] + paid(item, fund)
                        + earned(fund)
                }
        case .partnerPaid(let facts):
            return each(facts.items) { item, fund in
                [("\(fund):M2000.\(item.claim)", "\(fund):M2060.\(facts.partner)")]
                    + paid(item, fund) + earned(fund)
            }
        case .partnerPaymentReturned(let facts):
            return each(facts.items) { item, fund in
                [("\(fund):M2060.\(facts.partner)", "\(fund):M2000.\(item.claim)")]
                    + paid(item, fund).map { ($0.1, $0.0) } + unearned(fund, facts.funding)
            }
        case .repaymentInstructed(let facts):
            return facts.shares.flatMap { share -> [Line] in
                let (fund, pence) = (share.fund, share.amount.pence)
                return [
                    (
                        "\(fund):M2060.\(facts.partner)", "\(fund):M2065.\(facts.payment)", pence,
                        nil
                    ),
                    ("\(fund):M1005", "\(fund):M1000", pence, nil),
                ]
            }
        case .repaymentDefrayed(let facts):
            return facts.shares.map {
                ("\($0.fund):M2065.\(facts.payment)", "\($0.fund):M1005", $0.amount.pence, nil)
            }
        default: return []
        }
    }

    func refundLines(_ line: RefundedLine, _ facts: Event.RefundReceived) -> [Line] {
        let (partner, category) = (line.attribution.partner, line.attribution.category)
        let tag = tag(of: line.attribution)
        var lines: [Line] = line.shares.flatMap { share -> [Line] in
            let (fund, pence) = (share.fund, share.amount.pence)
            let pairs =
                [
                    ("\(fund):M1000", "\(fund):M5000.\(category)"),
                    (
                        "\(fund):A700.\(partner).\(category)",
                        "\(fund):A400.\(facts.programme).\(partner)"
                    ),
                ] + unearned(fund, facts.funding)
            return pairs.map { ($0.0, $0.1, pence, tag) }
        }
        let whole = line.shares.reduce(0) { $0 + $1.amount.pence }
        if let participant = line.attribution.participant {
            lines += line.caps.map {
                ("-:L300.\(participant).\($0)", "-:L200.\(participant).\($0)", whole, nil)
            }
        }
        return lines
    }

    func disallowedLines(_ line: DisallowedLine, _ facts: Event.CostDisallowed) -> [Line] {
        let (funder, reserve) = (facts.funder, facts.reserve)
        let (partner, category) = (line.attribution.partner, line.attribution.category)
        let pairs =
            unearned(funder, facts.funding) + [
                ("\(funder):M6000", "\(funder):M5000.\(category)"),
                ("\(reserve):M5900", "\(reserve):M6000"),
                ("\(funder):A700.\(partner).\(category)", "\(funder):A300.\(facts.programme)"),
            ]
        let tag = tag(of: line.attribution)
        return pairs.map { ($0.0, $0.1, line.amount.pence, tag) }
    }

    func cashLines(of event: Event) -> [Line] {
        func one(_ fund: FundCode, _ debit: String, _ credit: String, _ amount: Amount) -> [Line] {
            [("\(fund):\(debit)", "\(fund):\(credit)", amount.pence, nil)]
        }
        switch event {
        case .advanceReceived(let facts): return one(facts.fund, "M1000", "M2100", facts.amount)
        case .fundPrefinanced(let facts):
            return one(facts.lender, "M6000", "M1000", facts.amount)
                + one(facts.borrower, "M1000", "M6000", facts.amount)
        case .prefinanceRepaid(let facts):
            return one(facts.lender, "M1000", "M6000", facts.amount)
                + one(facts.borrower, "M6000", "M1000", facts.amount)
        case .drawdownSubmitted(let facts): return one(facts.fund, "M1100", "M1150", facts.amount)
        case .drawdownReceived(let facts): return one(facts.fund, "M1000", "M1100", facts.amount)
        case .drawdownNetted(let facts): return one(facts.fund, "M2200", "M1100", facts.amount)
        case .reservesOpened(let facts): return one(facts.fund, "M1000", "M3000", facts.amount)
        case .funderRepaid(let facts): return one(facts.fund, "M2200", "M1000", facts.amount)
        case .floatIssued(let facts):
            return one(facts.reserve, "M1200.\(facts.holder.text)", "M1000", facts.amount)
        case .floatCountedShort(let facts):
            return one(facts.reserve, "M5900", "M1200.\(facts.holder.text)", facts.amount)
        case .floatReturned(let facts):
            return one(facts.reserve, "M1000", "M1200.\(facts.holder.text)", facts.amount)
        default: return []
        }
    }

    private func each(
        _ items: [PaidItem],
        _ pairs: (PaidItem, FundCode) -> [(String, String)]
    ) -> [Line] {
        items.flatMap { item in
            item.shares.flatMap { share in
                pairs(item, share.fund).map {
                    ($0.0, $0.1, share.amount.pence, tag(of: item.attribution))
                }
            }
        }
    }

    private func paid(_ item: PaidItem, _ fund: FundCode) -> [(String, String)] {
        let place = "\(item.attribution.partner).\(item.attribution.category)"
        return [("\(fund):A600.\(place)", "\(fund):A700.\(place)")]
    }

    /// Row 12: ESF pays in arrears, the Lottery in advance, reserves earn nothing.
    private func earned(_ fund: FundCode) -> [(String, String)] {
        switch fund.text {
        case "ESF": [("ESF:M1150", "ESF:M4000")]
        case "LOT": [("LOT:M2100", "LOT:M4000")]
        default: []
        }
    }

    private func unearned(_ fund: FundCode, _ funding: Funding) -> [(String, String)] {
        switch fund.text {
        case "ESF":
            [("ESF:M4000", funding.drawnDown.contains(fund) ? "ESF:M2200" : "ESF:M1150")]
        case "LOT": [("LOT:M4000", "LOT:M2100")]
        default: []
        }
    }
}
