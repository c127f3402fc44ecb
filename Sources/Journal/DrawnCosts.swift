public import Calendar
public import Identifiers
public import Ledger
import Money

/// What funder claims ask for, cost by cost, as the records tell.
///
/// 1. Each cost as it left a bank or a float, by partner, category and participant.
/// 2. What came off it before it was asked for, as negative parts that name their originals.
/// 3. What is credited of earlier funder claims, negative too.
///
/// The parts sum to what the funder is asked for. Memory: O(entries).
public struct DrawnCosts: Sendable {
    /// The funder claims that were submitted, each with its record.
    public private(set) var submitted: [DrawdownID: (submitted: DrawdownSubmitted, seq: Int)] = [:]
    public private(set) var lines: [DrawdownID: [DrawdownLine]] = [:]
    private var credits: [DrawdownID: [Int: DrawdownAdjusted]] = [:]
    private var entries: [Int: Entry] = [:]
    private var bySource: [String: [Int]] = [:]
    private var instructed: [PaymentID: PaymentInstructed] = [:]
    private var posted: [PaymentID: [EventKind: Int]] = [:]
    private var claimOfEntry: [Int: ClaimID] = [:]

    public init() {}

    /// Takes the next record.
    public mutating func read(_ record: Record) {
        let seq = record.header.seq
        switch record.body {
        case .entryPosted(let posted): take(posted.entry, at: seq)
        case .paymentInstructed(let payment): instructed[payment.payment] = payment
        case .drawdownAdjusted(let adjusted) where adjusted.kind == .credited:
            credits[adjusted.drawdown, default: [:]][adjusted.defrayal] = adjusted
        case .drawdownLine(let line): lines[line.drawdown, default: []].append(line)
        case .drawdownSubmitted(let body): submitted[body.drawdown] = (body, seq)
        default: return
        }
    }

    private mutating func take(_ entry: Entry, at seq: Int) {
        entries[seq] = entry
        guard let source = entry.source else { return }
        bySource[source, default: []].append(seq)
        guard let id = try? PaymentID(source), let payment = instructed[id] else {
            claimOfEntry[seq] = try? ClaimID(source)
            return
        }
        // A payment posts one entry for each of its claims, in their order, each time.
        let place = posted[id]?[entry.event] ?? 0
        posted[id, default: [:]][entry.event] = place + 1
        guard !payment.claims.isEmpty else { return }
        claimOfEntry[seq] = payment.claims[place % payment.claims.count]
    }

    /// The claim behind an entry: it names it, or the payment that paid it.
    public func claim(behind seq: Int) -> ClaimID? { claimOfEntry[seq] }

    /// What a funder claim asks for, in order; empty where it was not submitted. O(its lines, and
    /// the entries of their claims).
    public func parts(of drawdown: DrawdownID) -> [DrawnPart] {
        guard let claim = submitted[drawdown] else { return [] }
        var parts: [DrawnPart] = []
        for line in lines[drawdown] ?? [] {
            parts += costs(of: line, before: claim.seq, from: parts.count)
        }
        let taken = (credits[drawdown] ?? [:]).values.filter { !$0.amount.isZero }
            .sorted { $0.defrayal < $1.defrayal }
        return taken.reduce(into: parts) { $0 += credited($1, of: claim.submitted.fund) }
    }

    private func costs(of line: DrawdownLine, before end: Int, from count: Int) -> [DrawnPart] {
        guard let entry = entries[line.defrayal] else { return [] }
        let whole = entry.delivered(.credit, for: line.fund)
        func part(_ balance: AttributedBalance, _ pence: Int64, _ kind: DrawnPart.Kind) -> DrawnPart
        {
            DrawnPart(
                kind: kind,
                seq: line.defrayal,
                entry: entry,
                attribution: balance.attribution,
                pence: pence,
                leftBank: line.bankDate,
                isLate: line.isLate,
                claim: claim(behind: line.defrayal)
            )
        }
        let costs = whole.map { part($0, $0.pence, .cost) }
        guard whole.reduce(0, { $0 + $1.pence }) != line.amount.pence else { return costs }
        let entries = takenOff(line, before: end)
        let gone = entries.reduce(into: []) { $0 = $1.delivered(.debit, for: line.fund, onto: $0) }
        let left = whole.less(gone, leaving: line.amount.pence)
        return costs
            + whole.enumerated().compactMap { place, balance in
                let rest = left.first { $0.attribution == balance.attribution }?.pence ?? 0
                guard rest < balance.pence else { return nil }
                let kind = DrawnPart.Kind.takenOff(original: count + place, by: entries)
                return part(balance, rest - balance.pence, kind)
            }
    }

    /// The entries that took something off a cost before it was asked for.
    private func takenOff(_ line: DrawdownLine, before end: Int) -> [Entry] {
        guard let claim = claim(behind: line.defrayal) else { return [] }
        return (bySource[claim.text] ?? []).filter { $0 > line.defrayal && $0 < end }
            .compactMap { entries[$0] }
    }

    private func credited(_ credit: DrawdownAdjusted, of fund: FundCode) -> [DrawnPart] {
        guard let entry = entries[credit.defrayal] else { return [] }
        let whole = entry.delivered(.credit, for: fund)
        let left = whole.less([], leaving: whole.reduce(0) { $0 + $1.pence } - credit.amount.pence)
        let original = lines.first { item in
            item.value.contains { $0.defrayal == credit.defrayal && $0.fund == fund }
        }
        return whole.compactMap { balance in
            let rest = left.first { $0.attribution == balance.attribution }?.pence ?? 0
            guard rest < balance.pence else { return nil }
            return DrawnPart(
                kind: .credited(of: original?.key),
                seq: credit.defrayal,
                entry: entry,
                attribution: balance.attribution,
                pence: rest - balance.pence,
                leftBank: entry.bankDate ?? entry.effectiveOn,
                isLate: false,
                claim: claim(behind: credit.defrayal)
            )
        }
    }
}

/// A part of what a funder is asked for: one partner's, in one category, for one participant.
public struct DrawnPart: Sendable {
    public let kind: Kind
    /// The seq of the entry that defrayed the cost.
    public let seq: Int
    public let entry: Entry
    public let attribution: Attribution
    /// Negative for what is taken off.
    public let pence: Int64
    /// When it left a bank or a float.
    public let leftBank: CalendarDate
    /// Whether it left before the period of the funder claim.
    public let isLate: Bool
    public let claim: ClaimID?

    /// What a part is.
    public enum Kind: Sendable {
        case cost
        /// It came off a cost before it was asked for: the index of the original among the parts,
        /// and the entries that took it off.
        case takenOff(original: Int, by: [Entry])
        /// It came off a cost that an earlier funder claim asked for.
        case credited(of: DrawdownID?)
    }
}
