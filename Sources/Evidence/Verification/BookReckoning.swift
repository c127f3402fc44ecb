import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy

/// Gathers from the records what the files in `books/` have to say, apart from what wrote them.
///
/// Sums wrap: where amounts pass 64 bits ``Reckoning`` says so.
struct BookReckoning {
    private(set) var entries: [Booked] = []
    /// The entry that undid another, by that other's number.
    private(set) var undone: [Int: Int] = [:]
    private(set) var exceptions: [Exceptional] = []
    /// The lines of `decisions.csv` after its heading, without the facts.
    private(set) var decisions: [(seq: Int, line: String)] = []
    /// How many records there are of each type.
    private(set) var types: [String: Int] = [:]
    /// How many there are of what a total is of, and what they come to.
    private(set) var events: [String: (count: Int, pence: Int64)] = [:]
    /// What moved at the programme's bank, and what its statements say.
    private(set) var bank = BankReckoning()
    private var approvals: [String: Yes] = [:]
    private var caseOfClaim: [String: String] = [:]
    private var claims: [String: Claim] = [:]
    private var payments: [PaymentID: Int64] = [:]
    private var partnersPaid: [String: Int64] = [:]
    /// `CLAIM PARTNER DAY` of each page that shows what a partner paid.
    private var pages: Set<String> = []
    /// The partner and the days of each statement of a partner's bank.
    private var covered: [(partner: String, starts: String, ends: String)] = []

    /// An entry as it was recorded.
    struct Booked {
        let seq: Int
        let entry: Entry
        let actor: String
        let time: String
        let yes: Yes?
    }

    /// Who approved, and on which day.
    struct Yes {
        let by: String
        let day: String
    }

    /// A line of `exceptions.csv`, which stands or not by what is known after the last record.
    struct Exceptional {
        let kind: ExceptionKind
        let seq: Int
        let day: String
        let subject: String
        let pence: Int64?
        /// The partner that paid, and on which day.
        var paid: (partner: String, day: String)?
    }

    /// Takes what a record says. O(its length).
    mutating func read(_ record: Record) {
        types[record.body.type, default: 0] += 1
        bank.read(record)
        switch record.body {
        case .claimSubmitted(let submitted):
            take(submitted.claim)
            count("claims,submitted", submitted.claim.lines.map(\.amount.pence))
        case .claimAmended(let amended): take(amended.claim)
        case .caseSubmitted(let submitted):
            count("cases,submitted", submitted.businessCase.lines.map(\.amount.pence))
        case .caseAmended(let amended): approvals[amended.businessCase.id.text] = nil
        case .approvalGranted(let granted): take(granted, record)
        case .decisionRecorded(let decision): take(decision, record)
        case .drawdownSubmitted(let drawdown):
            count("drawdowns,submitted", [drawdown.total.pence])
        case .entryPosted(let posted): take(posted.entry, record)
        default: takeExceptional(record)
        }
    }

    private mutating func count(_ what: String, _ amounts: [Int64]) {
        let (count, pence) = events[what] ?? (0, 0)
        events[what] = (count + 1, amounts.reduce(pence, &+))
    }

    private mutating func take(_ claim: Claim) {
        approvals[claim.id.text] = nil
        caseOfClaim[claim.id.text] = claim.businessCase?.text
        claims[claim.id.text] = claim
    }

    private mutating func take(_ granted: ApprovalGranted, _ record: Record) {
        let day = String(record.header.time.description.prefix(10))
        approvals[granted.subject] = Yes(by: record.header.actor.text, day: day)
        let isSigned = granted.signature != nil
        count(isSigned ? "approvals,signed" : "approvals,sealed", [granted.amount.pence])
        if granted.subjectKind == .claim, granted.step == granted.of {
            except(.allowedByPerson, record, granted.subject, granted.amount.pence)
        }
    }

    private mutating func take(_ decision: DecisionRecorded, _ record: Record) {
        let outcome = decision.outcome.description
        let clauses = decision.clauses.map(\.text).joined(separator: " ")
        let fields: [String] = [
            String(record.header.seq), record.header.effectiveOn.description, decision.subject,
            String(decision.version), String(decision.line), decision.rulePack.text,
            decision.rulePackDigest.hex, outcome.contains(",") ? "\"\(outcome)\"" : outcome,
            clauses, decision.facts.hex,
        ]
        decisions.append((record.header.seq, fields.joined(separator: ",")))
    }

    /// The lines of `decisions.csv` after its heading, with what the list of disclosures says of
    /// the facts.
    func decisionLines(disclosures: [String]) -> [String] {
        var facts: [String: String] = [:]
        for text in disclosures where text.contains(" commit.facts ") {
            guard let line = DisclosureLine(text) else { continue }
            facts[line.place] =
                switch line.state {
                case .value(_, _, let value): Self.cell(ofFacts: value)
                case .erased: "erased"
                case .withheld, .file: "withheld"
                }
        }
        return decisions.map { "\($0.line),\(facts["\($0.seq) commit.facts"] ?? "")" }
    }

    private static func cell(ofFacts value: [UInt8]) -> String {
        let lines = String(decoding: value, as: UTF8.self).split(separator: "\n")
        let text = lines.dropFirst().joined(separator: "; ")
        return text.contains(",") ? "\"\(text)\"" : text
    }

    private mutating func take(_ entry: Entry, _ record: Record) {
        let source = entry.source ?? ""
        let seq = record.header.seq
        entries.append(
            Booked(
                seq: seq,
                entry: entry,
                actor: record.header.actor.text,
                time: record.header.time.description,
                yes: approvals[source] ?? caseOfClaim[source].flatMap { approvals[$0] }
            )
        )
        if let other = entry.reverses { undone[other] = seq }
        let costs = entry.postings.filter { $0.account.kind == .expense }.map(\.signedPence)
        let sum = costs.reduce(0, &+)
        func except(_ kind: ExceptionKind, _ pence: Int64?) {
            let day = entry.effectiveOn.description
            exceptions.append(.init(kind: kind, seq: seq, day: day, subject: source, pence: pence))
        }
        for pence in costs { except(pence < 0 ? .takenBack : .notLeftBank, pence) }
        if entry.reverses != nil { except(.entryReversed, costs.isEmpty ? nil : sum) }
        if entry.event == .allowanceRaised {
            let raised = entry.postings.filter {
                $0.account.kind == .allowanceIssued && $0.side == .debit
            }
            except(.allowanceRaised, raised.map(\.amount.pence).reduce(0, &+))
        }
        if entry.event == .partnerPaid { takePartners(entry, source, seq) }
        except(.notOnStatement, nil)
        guard entry.event == .claimCharged, let claim = claims[source] else { return }
        if claim.missingEvidence != nil { except(.missingTicket, sum) }
        if claim.spentFirst { except(.spentFirst, sum) }
        if claim.evidence.contains(where: \.isReused) { except(.reusedReceipt, sum) }
    }

    /// What a partner paid, for as long as nothing shows it.
    private mutating func takePartners(_ entry: Entry, _ source: String, _ seq: Int) {
        let owed = entry.postings.filter {
            $0.account.kind == .owedToPartner && $0.side == .credit
        }
        let pence = owed.map(\.amount.pence).reduce(0, &+)
        partnersPaid[source] = pence
        exceptions.append(
            .init(
                kind: .notShown,
                seq: seq,
                day: entry.effectiveOn.description,
                subject: source,
                pence: pence,
                paid: (
                    owed.first?.account.dimensions.first ?? "", entry.bankDate?.description ?? ""
                )
            )
        )
    }

    /// Whether a page or a statement of a partner's bank shows what it paid.
    func isShown(_ found: Exceptional) -> Bool {
        guard let (partner, day) = found.paid else { return false }
        return pages.contains("\(found.subject) \(partner) \(day)")
            || covered.contains { $0.partner == partner && $0.starts <= day && day <= $0.ends }
    }

    /// What is out of the ordinary in itself.
    private mutating func takeExceptional(_ record: Record) {
        switch record.body {
        case .paymentInstructed(let payment):
            payments[payment.payment] = payment.total.pence
            count("payments,instructed", [payment.total.pence])
        case .paymentReturned(let payment):
            except(.paymentReturned, record, payment.payment.text, payments[payment.payment])
        case .partnerPaymentReturned(let back):
            except(.paymentReturned, record, back.claim.text, partnersPaid[back.claim.text])
        case .partnerPageKept(let page):
            pages.insert("\(page.claim) \(page.partner) \(page.on)")
        case .partnerBankImported(let imported):
            if let starts = imported.statement.starts, let ends = imported.statement.ends {
                covered.append((imported.partner.text, starts.description, ends.description))
            }
        case .bankImported, .bankAsserted: except(.bankDiffers, record, "", nil)
        case .drawdownLine(let line):
            if line.isLate { except(.lateCost, record, line.drawdown.text, line.amount.pence) }
        case .periodReopened(let days):
            except(.periodReopened, record, "\(days.starts) to \(days.ends)", nil)
        case .floatCounted(let count):
            let difference = count.counted.pence - count.expected.pence
            guard difference != 0 else { return }
            except(.floatDifference, record, count.holder.text, difference)
        case .keyCompromised(let key): except(.keyCompromised, record, key.key, nil)
        case .commandRefused(let refused): except(.requestRefused, record, refused.code, nil)
        default: return
        }
    }

    private mutating func except(
        _ kind: ExceptionKind,
        _ record: Record,
        _ subject: String,
        _ pence: Int64?
    ) {
        let day = record.header.effectiveOn.description
        exceptions.append(
            .init(kind: kind, seq: record.header.seq, day: day, subject: subject, pence: pence)
        )
    }
}

extension Posting {
    /// A credit is negative.
    var signedPence: Int64 { side == .debit ? amount.pence : -amount.pence }
}
