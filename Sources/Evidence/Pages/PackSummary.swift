import Approvals
import Identifiers
import Journal
import Ledger
import Money

/// The figures that the summary page shows, from the records alone.
struct PackSummary {
    /// One delivery partner's line.
    struct PartnerLine {
        var title: String
        var spent: Int64 = 0
        var setAside: Int64 = 0
        var left: Int64 = 0
        var people = 0
        var outcomes = 0
    }

    /// One cost heading's line.
    struct CategoryLine {
        var spent: Int64 = 0
        var people = 0
        var outcomes = 0
    }

    /// One funder's line.
    struct FundLine {
        var title: String
        var granted: Int64 = 0
        var spent: Int64 = 0
        var setAside: Int64 = 0
        /// In delivery partners' budgets, neither spent nor set aside.
        var left: Int64 = 0
        /// In no delivery partner's budget.
        var unplaced: Int64 { granted - spent - setAside - left }
    }

    /// The programme's public name.
    private(set) var title = ""
    private(set) var funds: [FundCode: FundLine] = [:]
    private(set) var partners: [PartnerCode: PartnerLine] = [:]
    private(set) var categories: [CategoryCode: CategoryLine] = [:]
    private(set) var outcomes: [OutcomeKind: Int] = [:]
    /// Who was ever enrolled.
    private(set) var enrolled: Set<ParticipantCode> = []
    /// How many people the spending was for.
    private(set) var people = 0
    private(set) var claims = 0
    private(set) var approvals = 0
    private(set) var refusals = 0
    private var support = SupportRecords()

    /// Reads the figures off the records. O(records).
    init(_ records: [Record]) {
        for record in records {
            read(record)
            support.read(record)
        }
        countPeople()
        countOutcomes()
    }

    var spent: Int64 { partners.values.reduce(0) { $0 + $1.spent } }
    var setAside: Int64 { partners.values.reduce(0) { $0 + $1.setAside } }
    var left: Int64 { partners.values.reduce(0) { $0 + $1.left } }

    private mutating func read(_ record: Record) {
        switch record.body {
        case .journalCreated(let created): title = created.title
        case .fundOpened(let opened): funds[opened.fund] = FundLine(title: opened.title)
        case .partnerJoined(let joined):
            partners[joined.partner, default: PartnerLine(title: joined.title)].title = joined.title
        case .participantEnrolled(let enrolled):
            self.enrolled.insert(enrolled.participant)
        case .claimSubmitted: claims += 1
        case .approvalGranted: approvals += 1
        case .commandRefused: refusals += 1
        case .entryPosted(let posted):
            for posting in posted.entry.postings { count(posting) }
        default: return
        }
    }

    private mutating func countPeople() {
        let served = support.served
        people = served.count()
        for partner in partners.keys { partners[partner]?.people = served.count(of: partner) }
        for category in categories.keys {
            categories[category]?.people = served.count(in: category)
        }
    }

    private mutating func countOutcomes() {
        let counted = support.outcomes
        outcomes = counted.byKind
        for outcome in counted.all {
            if let partner = outcome.partner { partners[partner]?.outcomes += 1 }
            guard let category = outcome.subject.flatMap({ support.categories[$0] }) else {
                continue
            }
            categories[category, default: CategoryLine()].outcomes += 1
        }
    }

    private mutating func count(_ posting: Posting) {
        let credit = posting.side == .credit ? posting.amount.pence : -posting.amount.pence
        guard let fund = posting.account.fund else { return }
        switch posting.account.kind {
        case .awardAuthority: funds[fund]?.granted -= credit
        case .available:
            funds[fund]?.left += credit
            if let partner = try? PartnerCode(posting.account.dimensions[1]) {
                partners[partner]?.left += credit
            }
        case .committed:
            funds[fund]?.setAside += credit
            if let partner = posting.attribution?.partner { partners[partner]?.setAside += credit }
        case .deliveredUnpaid, .deliveredPaid:
            funds[fund]?.spent += credit
            countDelivery(posting, credit: credit)
        default: return
        }
    }

    private mutating func countDelivery(_ posting: Posting, credit: Int64) {
        guard let attribution = posting.attribution else { return }
        partners[attribution.partner]?.spent += credit
        categories[attribution.category, default: CategoryLine()].spent += credit
    }
}
