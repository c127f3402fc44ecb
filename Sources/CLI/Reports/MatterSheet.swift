import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy
import Store
import StrictJSON

/// One expense claim or business case with what there is to know for a decision.
struct MatterSheet {
    private let matter: Matter
    private let partner: PartnerCode
    private let claimant: UserID
    private let about: [(label: String, text: String)]
    private let lines: [Line]
    private let sent: Instant
    private let takers: [UserID]
    private let history: MatterHistory

    private struct Line {
        let number: Int
        let bearer: String
        let category: String
        let date: String
        let amount: Amount
        let what: String
        let outcome: String
    }

    /// Finds what an id names.
    static func find(_ id: String, in books: any BookReader) throws -> Matter {
        if let claim = try? ClaimID(id), let matter = try books.matter(.claim(claim)) {
            return matter
        }
        if let businessCase = try? CaseID(id),
            let matter = try books.matter(.businessCase(businessCase))
        {
            return matter
        }
        throw Stop.refused(
            code: "matter.unknown",
            message: "There is no \(ScreenWord.claim.text) and no "
                + "\(ScreenWord.businessCase.text) \(id). `farthing queue` lists what waits."
        )
    }

    /// Reads the content, the private texts where the keys are at hand, and the guidance's answer.
    init(_ matter: Matter, in books: any BookReader, today: CalendarDate) throws {
        self.matter = matter
        partner = matter.submission.partner
        claimant = matter.submission.claimant
        takers = matter.takers(under: try books.circumstances(on: today))
        let text = { (digest: Digest?) in try Self.text(digest, in: books) }
        history = try MatterHistory(of: matter.subject, in: books, text: text)
        guard let bytes = try books.recordBytes(at: matter.submission.seq) else {
            throw StoreError.corrupt("the record \(matter.submission.seq) is missing")
        }
        sent = try Record(bytes: bytes).header.time
        let decisions = try books.decisions(on: matter.subject, version: matter.version)
        let outcomes = decisions.map(\.decision.outcome.description)
        switch matter.subject {
        case .claim(let id):
            let claim = try books.claim(id)
            lines = try (claim?.lines ?? []).map { line in
                Line(
                    number: line.number,
                    bearer: line.bearer.phrase,
                    category: line.category.text,
                    date: line.incurredOn.description,
                    amount: line.amount,
                    what: try
                        ([line.what, line.journey, line.nextStep]
                        .compactMap { try text($0) } + line.particulars)
                        .joined(separator: "; "),
                    outcome: Self.item(line.number, outcomes)
                )
            }
            about = try Self.about(claim, text)
        case .businessCase(let id):
            let businessCase = try books.businessCase(id)
            lines = try (businessCase?.lines ?? []).map { line in
                Line(
                    number: line.number,
                    bearer: line.bearer.phrase,
                    category: line.category.text,
                    date: "\(line.quantity) x \(line.unitAmount.poundsText)",
                    amount: line.amount,
                    what: try
                        ([line.provision.rawValue, text(line.what)].compactMap { $0 }
                        + line.particulars)
                        .joined(separator: ", "),
                    outcome: Self.item(line.number, outcomes)
                )
            }
            about = try Self.about(businessCase, text)
        }
    }

    /// The sheet for a person.
    var text: String {
        var text = "\(matter.subject.opening), version \(matter.version), of "
        text += "\(partner), sent by \(claimant) on \(sent.londonDate)\n"
        for (label, words) in about { text += "  \(label): \(words)\n" }
        var table = Table([
            "": .right, "for": .left, "category": .left, "when": .left, "amount": .right,
            "what": .left, "guidance": .left,
        ])
        for line in lines {
            table.add(
                String(line.number),
                line.bearer,
                line.category,
                line.date,
                line.amount.poundsText,
                line.what,
                line.outcome
            )
        }
        text += table.text
        text += "  together \((try? total.poundsText) ?? "")\n"
        return text + standing
    }

    private var total: Amount {
        get throws { try Amount.sum(of: lines.map(\.amount)) }
    }

    /// What happened, how it stands and whom it waits for.
    private var standing: String {
        var text = history.text
        for user in matter.recused {
            text += "  \(user) may not decide on it: \(ScreenWord.recuse.text)\n"
        }
        text += "  It \(matter.state.phrase)."
        if let role = matter.openRole {
            let who = takers.map(\.text).joined(separator: ", ")
            text +=
                " \(role.phrase.capitalizedFirst) decides: "
                + (who.isEmpty ? "nobody who may holds that role yet." : "\(who).")
        }
        return text + "\n"
    }

    var json: JSONValue {
        .object([
            "id": .text(matter.subject.text), "kind": .text(matter.subject.kind.rawValue),
            "version": .integer(Int64(matter.version)), "partner": .text(partner.text),
            "claimant": .text(claimant.text), "sent": .text(sent.description),
            "state": .text(matter.state.phrase),
            "route": .array(matter.route.steps.map { .text($0.rawValue) }),
            "decides": matter.openRole.map { .text($0.rawValue) },
            "who-can": .array(takers.map { .text($0.text) }),
            "lines": .array(
                lines.map { line in
                    .object([
                        "number": .integer(Int64(line.number)), "for": .text(line.bearer),
                        "category": .text(line.category), "amount": .integer(line.amount.pence),
                        "what": .text(line.what), "guidance": .text(line.outcome),
                    ])
                }
            ),
            "history": history.json,
            "passed-on": .array(matter.recused.map { .text($0.text) }),
            "about": .object(about.map { JSONMember(key: $0.label, value: .text($0.text)) }),
        ])
    }

    private static func item(_ number: Int, _ outcomes: [String]) -> String {
        outcomes.indices.contains(number - 1) ? outcomes[number - 1] : ""
    }

    /// A private text; words in its place where it was erased or no keys are at hand.
    private static func text(_ digest: Digest?, in books: any BookReader) throws -> String? {
        guard let digest else { return nil }
        guard let item = try books.privateItem(digest) else { return "(private)" }
        return String(decoding: item.value, as: UTF8.self)
    }

    private static func about(
        _ claim: Claim?,
        _ text: (Digest?) throws -> String?
    ) throws -> [(String, String)] {
        guard let claim else { return [] }
        var about = [("paid by", claim.paidBy.phrase), ("pay", claim.payee.phrase)]
        if case .supplier(let name) = claim.payee, let name = try text(name) {
            about[1] = ("pay", name)
        }
        if let id = claim.businessCase { about.append((ScreenWord.businessCase.text, id.text)) }
        if !claim.evidence.isEmpty {
            about.append(("attached", attached(claim.evidence)))
        }
        if let missing = claim.missingEvidence { about.append(("no ticket", missing.rawValue)) }
        if let reason = try text(claim.reason) { about.append(("reason", reason)) }
        if claim.spentFirst { about.append(("spent first", "yes")) }
        return about
    }

    private static func about(
        _ businessCase: BusinessCase?,
        _ text: (Digest?) throws -> String?
    ) throws -> [(String, String)] {
        guard let businessCase else { return [] }
        var about: [(String, String)] = []
        if case .supplier(let name)? = businessCase.payee, let name = try text(name) {
            about.append(("pay", name))
        } else if let payee = businessCase.payee {
            about.append(("pay", payee.phrase))
        }
        let texts = [
            ("need", businessCase.need), ("other funding", businessCase.otherFunding),
            ("declared", businessCase.conflicts),
        ]
        for (label, digest) in texts {
            if let words = try text(digest) { about.append((label, words)) }
        }
        if !businessCase.evidence.isEmpty {
            about.append(("attached", attached(businessCase.evidence)))
        }
        about.append(("usable until", businessCase.expiresOn.description))
        return about
    }

    /// What is attached, and what of it stood for something else before, as a weekly ticket does.
    private static func attached(_ evidence: [Evidence]) -> String {
        evidence.map { $0.kind.rawValue + ($0.isReused ? " (used before)" : "") }
            .joined(separator: ", ")
    }
}

extension String {
    /// The text with its first letter large.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
