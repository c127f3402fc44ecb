import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Operations
import StrictJSON

/// The commands that a statement becomes.
struct BankRecording {
    /// What names the statement in records, whatever its file is called.
    private let name: String
    private let file: String
    private let page: String?
    private let user: UserID
    private let shell: Shell

    init(
        _ bytes: [UInt8],
        named file: String,
        page: String?,
        by user: UserID,
        in shell: Shell
    ) {
        name = "bank-" + Digest(of: bytes).hex.prefix(12)
        (self.file, self.page, self.user, self.shell) = (file, page, user, shell)
    }

    func request(_ step: BankStep) throws -> CommandRequest {
        let on = JSONMember(key: "on", value: .text(step.bookedOn.description))
        let reference = JSONMember(
            key: "reference",
            value: .text("\(name) line \(step.line)")
        )
        func naming(_ key: String) -> [JSONMember] {
            [JSONMember(key: key, value: .text(step.payment.text)), on]
        }
        let (command, members) =
            switch step.way {
            case .left: ("payment.defray", naming("payment") + [reference])
            case .repaid: ("repayment.defray", naming("payment") + [reference])
            case .cameBack: ("payment.return", naming("payment"))
            case .leftPartner: ("claim.paid-by-partner", naming("claim") + [reference])
            case .backToPartner: ("claim.returned-to-partner", naming("claim") + [reference])
            }
        return try shell.request(command, by: user, members)
    }

    /// The command that keeps the statement.
    ///
    /// - Parameter matched: The lines that are payments of ours, as the books stand now.
    func keeping(_ holding: BankHolding, matched: Set<Int>) throws -> CommandRequest {
        let figures = try BankFigures(of: holding.lines)
        // Records have a format's word in lower case, people the name that they know.
        let format = holding.file.format.rawValue.lowercased()
        let others = holding.lines.map(\.number).filter { !matched.contains($0) }
        let members: KeyValuePairs<String, JSONValue> = [
            "partner": holding.partner.map { .text($0.text) } ?? .null,
            "file": .text(file), "format": .text(format),
            "starts": figures.starts.map { .text($0.description) } ?? .null,
            "ends": figures.ends.map { .text($0.description) } ?? .null,
            "page": page.map { .array([.object(["file": .text($0)])]) } ?? .null,
            "count": .integer(Int64(figures.count)),
            "matched": .integer(Int64(matched.count)),
            "unmatched": holding.partner == nil && !others.isEmpty
                ? .array(others.map { .integer(Int64($0)) }) : .null,
            "paid-in": .integer(figures.paidIn.pence),
            "paid-out": .integer(figures.paidOut.pence),
        ]
        let present = members.filter { $0.value != .null }
        let arguments = present.map { JSONMember(key: $0.key, value: $0.value) }
        return try shell.request("bank.import", by: user, arguments)
    }
}

extension BankStep {
    /// What became of it.
    func sentence(_ answer: CommandAnswer) -> String {
        if let refusal = answer.refusal {
            return "line \(line): refused. \(refusal.message) [\(refusal.code)]"
        }
        switch way {
        case .left, .repaid: return "line \(line): \(payment) left the bank on \(bookedOn)."
        case .cameBack: return "line \(line): \(payment) came back on \(bookedOn)."
        case .leftPartner(let partner):
            return "line \(line): \(payment) left \(partner)'s bank on \(bookedOn)."
        case .backToPartner(let partner):
            return "line \(line): \(payment) came back to \(partner)'s bank on \(bookedOn)."
        }
    }
}
