import Identifiers
import Ledger
import Money

/// Counts the sessions or pieces that business cases have set money aside for: what was committed
/// on a line, less what was put back, over the price of one, begun ones counted.
struct AgreedUnits {
    /// The pence committed and not put back, by commitment.
    private var pence: [CommitmentID: Int64] = [:]

    /// Counts a posting of a participant's, if it sets money aside in a category or puts it back.
    mutating func count(_ posting: Posting, of event: EventKind, category: CategoryCode) {
        guard posting.attribution?.category == category,
            let commitment = posting.account.commitment
        else { return }
        switch event {
        case .commitmentRaised: pence[commitment, default: 0] += posting.amount.pence
        case .commitmentReleased, .commitmentExpired:
            pence[commitment, default: 0] -= posting.amount.pence
        default: break
        }
    }

    /// How many they are, by the price of one on each line.
    func units(priced price: (CaseID, Int) throws -> Amount?) throws -> Int {
        var units: Int64 = 0
        for (commitment, pence) in pence where pence > 0 {
            guard let source = try? CaseID(commitment.source),
                let one = try price(source, commitment.line)?.pence, one > 0
            else { continue }
            units += (pence + one - 1) / one
        }
        return Int(units)
    }
}
