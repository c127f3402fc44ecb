import Approvals
import Calendar
import Capture
import Identifiers
import Integrity
import Ledger
import Money
import Policy

/// A value with one canonical text, so that it can stand in a field.
protocol FieldValue {
    /// Reads the canonical text; nil for any other text.
    init?(fieldText: String)

    /// The canonical text.
    var fieldText: String { get }
}

extension FieldValue where Self: RawRepresentable, RawValue == String {
    init?(fieldText: String) { self.init(rawValue: fieldText) }
    var fieldText: String { rawValue }
}

extension Code: FieldValue {
    init?(fieldText: String) {
        guard let code = try? Self(fieldText) else { return nil }
        self = code
    }
    var fieldText: String { text }
}

extension CalendarDate: FieldValue {
    init?(fieldText: String) {
        guard let date = try? CalendarDate(fieldText) else { return nil }
        self = date
    }
    var fieldText: String { description }
}

extension Instant: FieldValue {
    init?(fieldText: String) {
        guard let instant = try? Instant(fieldText) else { return nil }
        self = instant
    }
    var fieldText: String { description }
}

extension Digest: FieldValue {
    init?(fieldText: String) {
        guard let digest = try? Digest(hex: fieldText) else { return nil }
        self = digest
    }
    var fieldText: String { hex }
}

extension Seal: FieldValue {
    init?(fieldText: String) {
        guard let seal = try? Seal(hex: fieldText) else { return nil }
        self = seal
    }
    var fieldText: String { hex }
}

extension Signature: FieldValue {
    private static let tag = "ed25519:"

    init?(fieldText: String) {
        guard fieldText.hasPrefix(Self.tag),
            let signature = try? Signature(base64: String(fieldText.dropFirst(Self.tag.count)))
        else { return nil }
        self = signature
    }
    var fieldText: String { Self.tag + base64 }
}

extension AccountCode: FieldValue {
    init?(fieldText: String) {
        guard let code = try? AccountCode(fieldText) else { return nil }
        self = code
    }
    var fieldText: String { description }
}

extension Outcome: FieldValue {
    init?(fieldText: String) { self.init(fieldText) }
    var fieldText: String { description }
}

extension JourneyFacts.Passengers: FieldValue {
    init?(fieldText: String) { self.init(fieldText) }
    var fieldText: String { description }
}

extension EventKind: FieldValue {}
extension ShareMethod: FieldValue {}
extension Role: FieldValue {}
extension DeclineReason: FieldValue {}
extension FundingBasis: FieldValue {}
extension Side: FieldValue {}
extension EvidenceKind: FieldValue {}
extension FileType: FieldValue {}
extension Sanitiser: FieldValue {}
extension MissingEvidence: FieldValue {}
extension Provision: FieldValue {}
extension KeyPurpose: FieldValue {}
extension RoleChange: FieldValue {}
extension RelationKind: FieldValue {}
extension OutcomeKind: FieldValue {}
extension ErasureBasis: FieldValue {}
extension SubjectKind: FieldValue {}
extension Closure: FieldValue {}
extension PaymentPurpose: FieldValue {}
extension ReturnStage: FieldValue {}
extension AdjustmentKind: FieldValue {}
extension BankFormat: FieldValue {}
extension FunderAnswer: FieldValue {}
