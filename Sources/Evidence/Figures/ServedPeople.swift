public import Approvals
public import Identifiers
public import Ledger

/// Whom spending was for: the people of the claims that stand charged.
///
/// A claim stands charged from the entry that charged it until that entry is reversed. One that
/// waits, was declined or withdrawn is for nobody yet. A group's cost is for everybody on its
/// attendance list, a colleague's own travel for no participant.
public struct ServedPeople: Sendable {
    private struct Heading: Hashable {
        let partner: PartnerCode
        let category: CategoryCode
    }

    private var people: [Heading: Set<ParticipantCode>] = [:]

    public init() {}

    /// Adds those whom a cost was for.
    ///
    /// - Parameter claim: The claim that it is of; asked only where the cost is no one person's.
    public mutating func add(
        _ attribution: Attribution,
        of claim: @autoclosure () throws -> Claim?
    ) rethrows {
        let heading = Heading(partner: attribution.partner, category: attribution.category)
        guard attribution.participant == nil else {
            people[heading, default: []].formUnion([attribution.participant].compactMap { $0 })
            return
        }
        for line in try claim()?.lines ?? []
        where line.category == attribution.category && line.bearer.participant == nil {
            people[heading, default: []].formUnion(line.bearer.participants)
        }
    }

    /// How many people there were; of a partner and in a category, where one is named.
    public func count(of partner: PartnerCode? = nil, in category: CategoryCode? = nil) -> Int {
        people.filter { heading, _ in
            (partner ?? heading.partner) == heading.partner
                && (category ?? heading.category) == heading.category
        }.values.reduce(into: Set()) { $0.formUnion($1) }.count
    }
}
