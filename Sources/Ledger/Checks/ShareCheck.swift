internal import Identifiers
internal import Money

/// Invariant 6: shares sum to the amount posted, each is the floor or ceiling of its quota, and
/// none is above what was committed or charged.
public enum ShareCheck {
    /// The stable code of the findings.
    public static let code = "check.shares"

    /// - Complexity: O(n) in the postings; one entry at a time.
    public static func findings(
        in entries: some Sequence<(sequence: Int, entry: Entry)>
    ) -> [Finding] {
        entries.flatMap { sequence, entry in
            (lineFaults(in: entry) + sumFaults(in: entry)).map {
                Finding(check: code, subject: "entry \(sequence)", message: $0)
            }
        }
    }

    private static func lineFaults(in entry: Entry) -> [String] {
        Dictionary(grouping: entry.shares, by: \.line).sorted { $0.key < $1.key }
            .compactMap { line, shares in
                let amount = shares.reduce(Int128(0)) { $0 + Int128($1.amount.pence) }
                let total = shares.reduce(Int128(0)) { $0 + Int128($1.basis.weight) }
                let wrong = shares.first { !$0.isDue(of: amount, totalWeight: total) }
                return wrong.map {
                    "Each share is the whole pence of its quota, or a penny more; the share of "
                        + "\($0.fund) in line \(line), \($0.amount.poundsText), is not."
                }
            }
    }

    /// Compares the shares, summed by fund, with the account that the event charges.
    private static func sumFaults(in entry: Entry) -> [String] {
        guard !entry.shares.isEmpty, let (kind, side) = entry.event.splitAccount else { return [] }
        var difference: [FundCode: Int128] = [:]
        for share in entry.shares {
            difference[share.fund, default: 0] += Int128(share.amount.pence)
        }
        for posting in entry.postings where posting.account.kind == kind && posting.side == side {
            guard let fund = posting.account.fund else { continue }
            difference[fund, default: 0] -= Int128(posting.amount.pence)
        }
        return difference.filter { $0.value != 0 }.keys.sorted().map {
            "The shares of \($0) sum to what was posted to \(kind.rawValue); they do not."
        }
    }
}

extension ShareDetail {
    fileprivate func isDue(of whole: Int128, totalWeight: Int128) -> Bool {
        let pence = Int128(amount.pence)
        guard basis.weight >= 0, totalWeight > 0 else { return false }
        if basis.method != .percentages, pence > Int128(basis.weight) { return false }
        let (product, overflow) = whole.multipliedReportingOverflow(by: Int128(basis.weight))
        guard !overflow else { return false }
        let (floor, remainder) = product.quotientAndRemainder(dividingBy: totalWeight)
        guard remainder == Int128(basis.remainder) else { return false }
        return pence == floor || (remainder > 0 && pence == floor + 1)
    }
}

extension EventKind {
    /// Where an event that splits amounts posts each fund's whole.
    fileprivate var splitAccount: (AccountKind, Side)? {
        switch self {
        case .commitmentRaised: (.committed, .credit)
        case .claimCharged: (.deliveredUnpaid, .credit)
        case .refundReceived: (.deliveredPaid, .debit)
        default: nil
        }
    }
}
