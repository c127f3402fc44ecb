import Calendar
import Identifiers
import Money

/// The state of a matching: what each line and each payment has been found to be so far.
struct MatchingRound {
    /// In the order in which they were booked.
    private let lines: [BankLine]
    /// In order of their ids.
    private let payments: [ExpectedPayment]
    private let days: Int
    private let byID: [String: ExpectedPayment]
    private let byAmount: [Amount: [ExpectedPayment]]
    private let wordings: [PaymentID: [Wording]]

    private var findings: [Int: LineMatch.Finding] = [:]
    private var leaving: [PaymentID: (line: BankLine, isCertain: Bool)] = [:]
    private var returning: [PaymentID: Int] = [:]

    init(lines: [BankLine], payments: [ExpectedPayment], days: Int) {
        self.lines = lines
        self.payments = payments
        self.days = days
        byID = Dictionary(payments.map { (EndToEndID.spelling(of: $0.id), $0) }) { first, _ in first
        }
        byAmount = Dictionary(grouping: payments, by: \.amount)
        wordings = Dictionary(
            payments.map { payment in
                let texts = [EndToEndID.spelling(of: payment.id), payment.reference]
                return (payment.id, texts.map(Wording.init))
            }
        ) { first, _ in first }
    }

    func finding(of line: BankLine) -> LineMatch.Finding {
        findings[line.number] ?? .unmatched(.init(doubts: foreignID(line)))
    }

    func outcome(of payment: ExpectedPayment) -> PaymentMatch.Outcome {
        if let line = returning[payment.id] { return .returned(line: line) }
        if let left = leaving[payment.id] {
            return .left(line: left.line.number, isCertain: left.isCertain)
        }
        switch payment.standing {
        case .waiting: return .waiting
        case .defrayed: return .leftBefore
        case .returned: return .cameBackBefore
        }
    }

    /// The payment whose end-to-end id a line carries. Ids have no capitals, and a bank may.
    private func named(by line: BankLine) -> ExpectedPayment? {
        line.endToEndID.flatMap { byID[$0.lowercased()] }
    }

    // MARK: Certain

    mutating func takeCertain() {
        for line in lines where line.direction == .paidOut {
            guard let payment = named(by: line) else { continue }
            findings[line.number] = certainFinding(line, payment)
        }
    }

    private mutating func certainFinding(
        _ line: BankLine,
        _ payment: ExpectedPayment
    ) -> LineMatch.Finding {
        let id = payment.id
        guard line.amount == payment.amount else {
            return .unmatched(.init(doubts: [Self.difference(line, payment)]))
        }
        guard !line.isReturn else {
            return doubtful("It carries the id of \(id), and the bank marks it as undone.")
        }
        if let earlier = leaving[id] {
            let number = earlier.line.number
            return doubtful("\(id) is line \(number) already. Was it paid twice?")
        }
        switch payment.standing {
        case .waiting:
            leaving[id] = (line, true)
            return .certain(id)
        case .defrayed(let day):
            guard day != line.bookedOn else { return .known(id) }
            return doubtful("\(id) left the bank on \(day) already. Was it paid twice?")
        case .returned(let day):
            guard line.bookedOn > day else { return .known(id) }
            return doubtful("\(id) came back on \(day). Was it paid again?")
        }
    }

    private func doubtful(_ doubt: String) -> LineMatch.Finding {
        .unmatched(.init(doubts: [doubt]))
    }

    private static func difference(_ line: BankLine, _ payment: ExpectedPayment) -> String {
        "It carries the id of \(payment.id), which is \(payment.amount.poundsText), and is "
            + "\(line.amount.poundsText). It is not taken for it: ask the bank."
    }

    // MARK: Known

    /// Lines of payments that are known to have left or come back on their very day: the statement
    /// was read before. A line that names one is it; lines that name none are the rest of them
    /// where there are no more lines than payments, so that another payment is not taken for one
    /// that is known.
    mutating func takeKnown(_ direction: BankLine.Direction) {
        var seen: Set<Sighting> = []
        var open: [DayAmount: [BankLine]] = [:]
        for line in lines where line.direction == direction {
            switch findings[line.number] {
            case .known(let id): seen.insert(Sighting(payment: id, day: line.bookedOn))
            case nil where direction == .paidIn || !line.isReturn:
                open[DayAmount(line), default: []].append(line)
            default: continue
            }
        }
        for (key, lines) in open {
            let known = (byAmount[key.amount] ?? []).filter {
                $0.isKnown(direction, on: key.day)
                    && !seen.contains(Sighting(payment: $0.id, day: key.day))
            }
            takeKnown(lines, of: known)
        }
    }

    /// Of lines of one day and amount, those that are known payments.
    private mutating func takeKnown(_ lines: [BankLine], of known: [ExpectedPayment]) {
        guard let amount = known.first?.amount else { return }
        var rest = known
        var nameless: [BankLine] = []
        for line in lines {
            let wording = Wording(
                [line.text, line.counterparty, line.endToEndID].compactMap { $0 }
                    .joined(separator: " ")
            )
            if let place = rest.firstIndex(where: { names(wording, $0) }) {
                findings[line.number] = .known(rest.remove(at: place).id)
            } else if !(byAmount[amount] ?? []).contains(where: { names(wording, $0) }) {
                nameless.append(line)
            }
        }
        guard nameless.count <= rest.count else { return }
        for (line, payment) in zip(nameless, rest) { findings[line.number] = .known(payment.id) }
    }

    /// What lines that may be one another have in common.
    private struct DayAmount: Hashable {
        let day: CalendarDate
        let amount: Amount

        init(_ line: BankLine) { (day, amount) = (line.bookedOn, line.amount) }
    }

    /// A payment that a line of a day is known to be.
    private struct Sighting: Hashable {
        let payment: PaymentID
        let day: CalendarDate
    }

    // MARK: Returned

    mutating func takeReturned() {
        for line in lines where line.direction == .paidIn {
            guard let payment = named(by: line) else { continue }
            findings[line.number] = returnedFinding(line, payment)
        }
    }

    private mutating func returnedFinding(
        _ line: BankLine,
        _ payment: ExpectedPayment
    ) -> LineMatch.Finding {
        let id = payment.id
        guard line.amount == payment.amount else {
            return .unmatched(.init(doubts: [Self.difference(line, payment)]))
        }
        if let earlier = returning[id] {
            return doubtful("\(id) came back with line \(earlier) already.")
        }
        if case .returned(let day) = payment.standing {
            guard day != line.bookedOn else { return .known(id) }
            return doubtful("\(id) came back on \(day) already.")
        }
        var doubts: [String] = []
        if let day = departure(of: payment) {
            if day > line.bookedOn { doubts.append("\(id) left the bank later, on \(day).") }
        } else {
            doubts.append("\(id) has not been seen to leave the bank. Is a statement missing?")
        }
        if !line.isReturn {
            doubts.append("The bank does not mark it as a returned payment.")
        }
        returning[id] = line.number
        return .returned(
            id,
            .init(reasons: ["The end-to-end id and the amount are those of \(id)."], doubts: doubts)
        )
    }

    /// The day on which a payment left: earlier, or with a line that is taken for it.
    private func departure(of payment: ExpectedPayment) -> CalendarDate? {
        payment.defrayedOn ?? leaving[payment.id]?.line.bookedOn
    }

    /// Returns of payments that the bank names in words, or not at all.
    mutating func takeLikelyReturned() {
        for line in lines where line.direction == .paidIn && findings[line.number] == nil {
            findings[line.number] = likelyReturn(line)
        }
    }

    private mutating func likelyReturn(_ line: BankLine) -> LineMatch.Finding? {
        let wording = Wording(line.text + " " + (line.endToEndID ?? ""))
        let candidates = (byAmount[line.amount] ?? []).filter { payment in
            guard let day = departure(of: payment), returning[payment.id] == nil else {
                return false
            }
            return (0...max(0, days)).contains(day.days(to: line.bookedOn))
        }
        let strong = candidates.filter { names(wording, $0) }
        let possible = strong.isEmpty && line.isReturn ? candidates : strong
        guard let only = possible.first else {
            guard line.isReturn else { return nil }
            return doubtful("The bank marks it as undone, and no payment fits it.")
        }
        var reasons = ["The amount is that of \(Self.list(possible.map(\.id)))."]
        if !strong.isEmpty { reasons.append("The bank's words name it.") }
        if line.isReturn { reasons.append("The bank marks it as undone.") }
        guard possible.count == 1 else {
            let doubt = "It may be the return of any of \(possible.count) payments."
            return .undecided(possible.map(\.id), .init(reasons: reasons, doubts: [doubt]))
        }
        let doubt = "It carries no end-to-end id of ours."
        returning[only.id] = line.number
        return .returned(only.id, .init(reasons: reasons, doubts: [doubt]))
    }

    private func names(_ wording: Wording, _ payment: ExpectedPayment) -> Bool {
        (wordings[payment.id] ?? []).contains { wording.contains($0) }
    }

    // MARK: Likely

    /// A line that a payment may be, and whether its words name the payment.
    private struct Candidate {
        let line: BankLine
        let payment: ExpectedPayment
        let isNamed: Bool
    }

    mutating func takeLikely() {
        let candidates = lines.flatMap(candidates(of:))
        take(candidates.filter(\.isNamed))
        let left = candidates.filter {
            findings[$0.line.number] == nil && leaving[$0.payment.id] == nil
        }
        take(left)
        let linesOf = Dictionary(grouping: left, by: \.payment.id).mapValues {
            $0.map(\.line.number)
        }
        var rivals: [[PaymentID]: [Int]] = [:]
        for (number, group) in Dictionary(grouping: left, by: \.line.number)
        where findings[number] == nil {
            let ids = group.map(\.payment.id).sorted()
            // Lines of one amount and about one day mostly have the same candidates.
            let lines = rivals[ids] ?? Set(ids.flatMap { linesOf[$0] ?? [] }).sorted()
            rivals[ids] = lines
            findings[number] = undecided(group, ids, rivals: lines)
        }
    }

    private func candidates(of line: BankLine) -> [Candidate] {
        guard line.direction == .paidOut, !line.isReturn, findings[line.number] == nil else {
            return []
        }
        let wording = Wording(line.text + " " + (line.counterparty ?? ""))
        return (byAmount[line.amount] ?? []).compactMap { payment in
            guard payment.standing == .waiting, leaving[payment.id] == nil,
                abs(payment.expectedFrom.days(to: line.bookedOn)) <= days
            else { return nil }
            return Candidate(line: line, payment: payment, isNamed: names(wording, payment))
        }
    }

    /// Takes each line for a payment where neither has another candidate.
    private mutating func take(_ candidates: [Candidate]) {
        let byLine = Dictionary(grouping: candidates, by: \.line.number)
        let byPayment = Dictionary(grouping: candidates, by: \.payment.id)
        for candidate in candidates
        where byLine[candidate.line.number]?.count == 1
            && byPayment[candidate.payment.id]?.count == 1
        {
            leaving[candidate.payment.id] = (candidate.line, false)
            findings[candidate.line.number] = .likely(
                candidate.payment.id,
                grounds(of: candidate)
            )
        }
    }

    private func grounds(of candidate: Candidate) -> LineMatch.Grounds {
        let (line, payment) = (candidate.line, candidate.payment)
        let gap = payment.expectedFrom.days(to: line.bookedOn)
        var reasons = [
            "The amount is that of \(payment.id), \(payment.beginning.rawValue) on "
                + "\(payment.expectedFrom)."
        ]
        var doubts = foreignID(line)
        if gap < 0 { doubts.append(payment.beginning.doubt) }
        if candidate.isNamed {
            reasons.append("The bank's words name it.")
        } else {
            doubts.append("The bank's words hold neither its id nor its reference.")
        }
        if let name = line.counterparty, !payment.payee.isEmpty {
            if Wording(name).plain == Wording(payment.payee).plain {
                reasons.append("The payee is the same.")
            } else {
                doubts.append("The bank names “\(name)”, and the payee is “\(payment.payee)”.")
            }
        }
        return .init(reasons: reasons, doubts: doubts)
    }

    private func undecided(
        _ group: [Candidate],
        _ ids: [PaymentID],
        rivals: [Int]
    ) -> LineMatch.Finding {
        let line = group[0].line
        var doubts = foreignID(line)
        if ids.count > 1 { doubts.append("It may be any of \(ids.count) payments.") }
        if rivals.count > 1 {
            doubts.append("Lines \(Self.list(rivals)) may be the same payment.")
        }
        let named = group.filter(\.isNamed).map(\.payment.id)
        var reasons = ["The amount is that of \(Self.list(ids))."]
        if !named.isEmpty { reasons.append("The bank's words name \(Self.list(named)).") }
        return .undecided(ids, .init(reasons: reasons, doubts: doubts))
    }

    private func foreignID(_ line: BankLine) -> [String] {
        guard line.endToEndID != nil, named(by: line) == nil else { return [] }
        return ["It carries an end-to-end id that is not one of these payments."]
    }

    /// `a`, `a and b`, `a, b and c`; beyond five the rest is counted.
    private static func list(_ items: [some CustomStringConvertible]) -> String {
        let words = items.prefix(5).map(\.description)
        if items.count > 5 {
            return words.joined(separator: ", ") + " and \(items.count - 5) more"
        }
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension ExpectedPayment.Beginning {
    /// What speaks against a line that was booked before it.
    fileprivate var doubt: String {
        switch self {
        case .instructed: "It was booked before the payment was instructed."
        case .incurred: "It was booked before the cost was incurred."
        }
    }
}
