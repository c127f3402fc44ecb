public import Identifiers
internal import Money

extension Entry {
    /// What a fund's delivery was paid (credit), or what came off it (debit), by attribution in
    /// the order of the postings, added to what is given.
    public func delivered(
        _ side: Side,
        for fund: FundCode,
        onto parts: [AttributedBalance] = []
    ) -> [AttributedBalance] {
        var order = parts.map(\.attribution)
        var pence = Dictionary(uniqueKeysWithValues: parts.map { ($0.attribution, $0.pence) })
        for posting in postings
        where posting.account.kind == .deliveredPaid && posting.side == side
            && posting.account.fund == fund
        {
            guard let attribution = posting.attribution else { continue }
            if pence[attribution] == nil { order.append(attribution) }
            pence[attribution, default: 0] += posting.amount.pence
        }
        return order.map { AttributedBalance(attribution: $0, pence: pence[$0] ?? 0) }
    }
}

extension [AttributedBalance] {
    /// What is left of a delivery when some was taken off it.
    ///
    /// What was taken off an attribution comes off that one; where it took off other deliveries
    /// too, the rest comes off the first. The parts sum to what is left.
    ///
    /// - Parameter left: What is left of all in pence, at most their sum.
    public func less(_ taken: [AttributedBalance], leaving left: Int64) -> [AttributedBalance] {
        var parts = self
        var rest = reduce(0) { $0 + $1.pence } - left
        let wanted = map { part in
            taken.first { $0.attribution == part.attribution }?.pence ?? 0
        }
        for limit in [wanted, map(\.pence)] {
            for index in parts.indices where rest > 0 {
                let cut = Swift.min(rest, limit[index], parts[index].pence)
                let pence = parts[index].pence - cut
                parts[index] = AttributedBalance(
                    attribution: parts[index].attribution,
                    pence: pence
                )
                rest -= cut
            }
        }
        return parts.filter { $0.pence > 0 }
    }
}
