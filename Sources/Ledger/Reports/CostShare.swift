public import Identifiers
public import Money

/// How a fund's part of one line of a claim was found: `amount` of `of`, by weight.
public struct CostShare: Hashable, Sendable {
    /// The line of the claim.
    public let line: Int
    /// What was split, in pence.
    public let of: Int64
    /// The fund's weight and the weights' sum.
    public let weight: Int64
    public let weights: Int64
    public let method: ShareMethod
    /// The fund's part, whole pence.
    public let amount: Amount
}

extension CostShare {
    /// The split in figures: `50/100 of £20.00`, the weights as amounts where they are amounts.
    ///
    /// - Parameter money: Writes pence.
    public func formula(_ money: (_ pence: Int64) -> String) -> String {
        let parts =
            switch method {
            case .percentages: "\(weight)/\(weights)"
            case .remaining, .charged: "\(money(weight))/\(money(weights))"
            }
        return "\(parts) of \(money(of))"
    }
}

extension Entry {
    /// How a fund's part of each line was found, in the order of the lines.
    public func costShares(of fund: FundCode) -> [CostShare] {
        shares.filter { $0.fund == fund }.map { share in
            let line = shares.filter { $0.line == share.line }
            return CostShare(
                line: share.line,
                of: line.reduce(0) { $0 + $1.amount.pence },
                weight: share.basis.weight,
                weights: line.reduce(0) { $0 + $1.basis.weight },
                method: share.basis.method,
                amount: share.amount
            )
        }
    }
}

extension Entry {
    /// The postings of cost, each with the share that it came of: the next of its fund and amount.
    public var costs: [(posting: Posting, share: ShareDetail?)] {
        var left = shares
        return postings.filter { $0.account.kind == .expense }.map { posting in
            let index = left.firstIndex {
                ($0.fund, $0.amount) == (posting.account.fund, posting.amount)
            }
            return (posting, index.map { left.remove(at: $0) })
        }
    }
}
