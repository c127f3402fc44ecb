import Approvals
import Identifiers
import Journal
import Ledger
import Money

extension PackAssembly {
    /// The control totals' bytes; it wants the commitments to be listed before. O(postings).
    func controlTotals(exceptions: Int) -> [UInt8] {
        var totals = ControlTotals()
        addRecords(to: &totals)
        addPostings(to: &totals)
        addCosts(to: &totals)
        addEvents(to: &totals)
        addBank(to: &totals)
        totals.add("exceptions", count: exceptions, in: ["books/exceptions.csv"])
        totals.add("commitments", "withheld", count: commitments.withheld, in: ["disclosures.txt"])
        totals.add("commitments", "erased", count: commitments.erased, in: ["disclosures.txt"])
        totals.add("commitments", "opened", count: commitments.opened, in: ["disclosures.txt"])
        return totals.bytes
    }

    private func addRecords(to totals: inout ControlTotals) {
        var types: [String: Int] = [:]
        for record in records { types[record.body.type, default: 0] += 1 }
        for (type, count) in types.sorted(by: { $0.key < $1.key }) {
            totals.add("records", type, count: count, in: ["records.txt"])
        }
        let files = ["records.txt", "records.index", "leaves.txt", "checkpoint"]
        totals.add("records", count: records.count, in: files)
    }

    private static let journals = [
        "books/ads-gl-detail.csv", "books/journal.hledger", "books/journal.ledger",
        "books/journal.beancount",
    ]

    /// The postings of each plane. Allowances are in the trial balance alone.
    private func addPostings(to totals: inout ControlTotals) {
        var planes: [Plane: PlaneTotals] = [:]
        for record in records {
            guard case .entryPosted(let posted) = record.body else { continue }
            for posting in posted.entry.postings {
                planes[posting.account.kind.plane, default: PlaneTotals()].add(posting)
            }
        }
        for plane in Plane.allCases {
            let sums = planes[plane] ?? PlaneTotals()
            let lists = plane == .allowance ? [] : Self.journals
            let files = ["trial-balance.csv"] + lists
            totals.add("postings", plane.rawValue, count: sums.count, in: ["records.txt"] + lists)
            totals.add("debits", plane.rawValue, pence: sums.debits, in: files)
            totals.add("credits", plane.rawValue, pence: sums.credits, in: files)
        }
        totals.add("accounts", count: journal.books.accounts.count, in: ["trial-balance.csv"])
    }

    private struct PlaneTotals {
        var count = 0
        var debits: Int64 = 0
        var credits: Int64 = 0

        mutating func add(_ posting: Posting) {
            count += 1
            switch posting.side {
            case .debit: debits += posting.amount.pence
            case .credit: credits += posting.amount.pence
            }
        }
    }

    private func addCosts(to totals: inout ControlTotals) {
        let files =
            ["transactions.csv", "trial-balance.csv", "index.html"] + Self.journals
            + ["books/ads-trial-balance.csv"]
        let lines = journal.costLines
        let funds = Dictionary(grouping: lines) { $0.posting.account.fund }
        for fund in funds.keys.compactMap(\.self).sorted() {
            let own = funds[fund] ?? []
            let sum = own.reduce(0) { $0 + $1.pence }
            totals.add("costs", fund.text, count: own.count, pence: sum, in: files)
        }
        let sum = lines.reduce(0) { $0 + $1.pence }
        totals.add("costs", count: lines.count, pence: sum, in: files)
    }

    /// What moved at the bank comes to what the accounts of the bank hold.
    private func addBank(to totals: inout ControlTotals) {
        let files = ["books/bank-reconciliation.csv"]
        let movements = journal.bank.compactMap {
            if case .movement(let line) = $0 { line } else { nil }
        }
        func add(_ part: String, _ own: [BankReconciliation.Movement], in files: [String]) {
            let pence = own.reduce(0) { $0 &+ $1.pence }
            totals.add("bank", part, count: own.count, pence: pence, in: files)
        }
        add("moved", movements, in: files + ["trial-balance.csv"])
        add("on-statements", movements.filter { $0.shownBy != nil }, in: files)
    }

    /// Claims, cases, approvals, payments, drawdowns and decisions.
    private func addEvents(to totals: inout ControlTotals) {
        var events: [ToldEvent: (count: Int, pence: Int64)] = [:]
        for record in records {
            guard let (event, pence) = ToldEvent.told(by: record.body) else { continue }
            let (count, sum) = events[event] ?? (0, 0)
            events[event] = (count + 1, sum &+ pence)
        }
        for event in ToldEvent.allCases {
            let (total, part) = event.words
            let (count, pence) = events[event] ?? (0, 0)
            totals.add(total, part, count: count, pence: pence, in: ["records.txt"])
        }
        let decisions = records.count {
            if case .decisionRecorded = $0.body { true } else { false }
        }
        totals.add("decisions", count: decisions, in: ["records.txt", "books/decisions.csv"])
    }
}

/// What a record tells of with an amount.
private enum ToldEvent: CaseIterable {
    case claim, businessCase, sealedApproval, signedApproval, payment, drawdown

    /// As the control totals name it.
    var words: (total: String, part: String) {
        switch self {
        case .claim: ("claims", "submitted")
        case .businessCase: ("cases", "submitted")
        case .sealedApproval: ("approvals", "sealed")
        case .signedApproval: ("approvals", "signed")
        case .payment: ("payments", "instructed")
        case .drawdown: ("drawdowns", "submitted")
        }
    }

    /// What a record tells of, and its amount in pence.
    static func told(by body: RecordBody) -> (event: ToldEvent, pence: Int64)? {
        switch body {
        case .claimSubmitted(let submitted):
            (.claim, submitted.claim.lines.reduce(0) { $0 + $1.amount.pence })
        case .caseSubmitted(let submitted):
            (.businessCase, submitted.businessCase.lines.reduce(0) { $0 + $1.amount.pence })
        case .approvalGranted(let granted):
            (granted.signature == nil ? .sealedApproval : .signedApproval, granted.amount.pence)
        case .paymentInstructed(let payment): (.payment, payment.total.pence)
        case .drawdownSubmitted(let drawdown): (.drawdown, drawdown.total.pence)
        default: nil
        }
    }
}
