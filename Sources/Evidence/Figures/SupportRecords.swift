import Approvals
import Identifiers
import Journal
import Ledger

/// What a pack's records tell of people and outcomes, kept until all were read.
struct SupportRecords {
    private var recorded: [OutcomeRecorded] = []
    private var exits: [ParticipantExited] = []
    private var spells: [ParticipantCode: [EnrolmentSpell]] = [:]
    private var claims: [ClaimID: Claim] = [:]
    private var attributions: [ClaimID: Set<Attribution>] = [:]
    /// The entries that charged a claim and were not reversed.
    private var charges: [Int: ClaimID] = [:]
    /// The category of each claim and business case: its first line's.
    private(set) var categories: [String: CategoryCode] = [:]

    /// Takes what a record tells.
    mutating func read(_ record: Record) {
        switch record.body {
        case .participantEnrolled(let enrolled):
            spells[enrolled.participant, default: []].append(
                EnrolmentSpell(
                    partner: enrolled.partner,
                    keyworker: enrolled.keyworker,
                    from: enrolled.from
                )
            )
        case .participantExited(let exited): exits.append(exited)
        case .outcomeRecorded(let outcome): recorded.append(outcome)
        case .claimSubmitted(let submitted): keep(submitted.claim)
        case .claimAmended(let amended): keep(amended.claim)
        case .caseSubmitted(let submitted): keep(submitted.businessCase)
        case .caseAmended(let amended): keep(amended.businessCase)
        case .entryPosted(let posted): read(posted.entry, at: record.header.seq)
        default: return
        }
    }

    /// Whom the claims that stand charged were for.
    var served: ServedPeople {
        var people = ServedPeople()
        for claim in Set(charges.values) {
            for attribution in attributions[claim] ?? [] {
                people.add(attribution, of: claims[claim])
            }
        }
        return people
    }

    /// What came of it.
    var outcomes: CountedOutcomes {
        CountedOutcomes(recorded: recorded, exits: exits) { spells[$0] ?? [] }
    }

    private mutating func keep(_ claim: Claim) {
        claims[claim.id] = claim
        categories[claim.id.text] = claim.lines.first?.category
    }

    private mutating func keep(_ businessCase: BusinessCase) {
        categories[businessCase.id.text] = businessCase.lines.first?.category
    }

    private mutating func read(_ entry: Entry, at seq: Int) {
        if let undone = entry.reverses { charges[undone] = nil }
        guard entry.event == .claimCharged, let source = entry.source,
            let claim = try? ClaimID(source)
        else { return }
        charges[seq] = claim
        for posting in entry.postings where posting.account.kind == .deliveredUnpaid {
            if let attribution = posting.attribution {
                attributions[claim, default: []].insert(attribution)
            }
        }
    }
}
