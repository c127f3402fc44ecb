import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Operations
import StrictJSON

/// The commands that a statement becomes. Their ids come of the file's bytes, so that reading it
/// again plays the same ones and changes nothing.
struct BankRecording {
    private let digest: Digest
    private let file: String
    private let page: String?
    private let user: UserID

    init(_ bytes: [UInt8], named file: String, page: String?, by user: UserID) {
        digest = Digest(of: bytes)
        (self.file, self.page, self.user) = (file, page, user)
    }

    /// What names the statement in records and ids.
    private var name: String { "bank-" + digest.hex.prefix(12) }

    func request(_ step: BankStep) throws -> CommandRequest {
        var members = [
            JSONMember(key: "payment", value: .text(step.payment.text)),
            JSONMember(key: "on", value: .text(step.bookedOn.description)),
        ]
        let id = "\(name)-\(step.line)"
        if step.way == .cameBack { return try request("payment.return", "\(id)-back", members) }
        let reference = JSONValue.text("\(name) line \(step.line)")
        members.append(JSONMember(key: "reference", value: reference))
        let command = step.way == .repaid ? "repayment.defray" : "payment.defray"
        return try request(command, id, members)
    }

    /// The command that keeps the statement.
    func closing(_ holding: BankHolding, _ steps: Int) throws -> CommandRequest {
        let days = holding.lines.map(\.bookedOn).sorted()
        func sum(_ direction: BankLine.Direction) throws -> JSONValue {
            let amounts = holding.lines.filter { $0.direction == direction }.map(\.amount)
            return .integer(try Amount.sum(of: amounts).pence)
        }
        let members: KeyValuePairs<String, JSONValue> = [
            "file": .text(file), "format": .text(holding.file.format.rawValue),
            "starts": days.first.map { .text($0.description) } ?? .null,
            "ends": days.last.map { .text($0.description) } ?? .null,
            "page": page.map { .array([.object(["file": .text($0)])]) } ?? .null,
            "count": .integer(Int64(holding.lines.count)),
            "matched": .integer(Int64(steps + holding.known)),
            "paid-in": try sum(.paidIn), "paid-out": try sum(.paidOut),
        ]
        let present = members.filter { $0.value != .null }
        return try request(
            "bank.import",
            "\(name)-\(steps)-\(holding.known)",
            present.map { JSONMember(key: $0.key, value: $0.value) }
        )
    }

    private func request(
        _ command: String,
        _ id: String,
        _ members: [JSONMember]
    ) throws -> CommandRequest {
        CommandRequest(id: try CommandID(id), actor: user, name: command, arguments: members)
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
        }
    }
}
