public import Approvals
public import Identifiers

/// The approvals that only a compromised key vouches for, as the records tell.
///
/// A signed one rests on its signer's key, which others may have used; one that is sealed alone on
/// the seal key of its signer. Those recorded from the size on that the compromise still trusts
/// prove nothing any more, until their claim or case is sent again as another version.
/// Memory: O(approvals of keys that are in force).
public struct DoubtfulApprovals: Sendable {
    /// One of them.
    public struct Doubt: Hashable, Sendable {
        /// The record that granted it.
        public let seq: Int
        public let approval: ApprovalID
        public let subjectKind: SubjectKind
        public let subject: String
        public let version: Int
        /// The key, and the size up to which it is trusted.
        public let key: String
        public let trustedSize: Int
    }

    /// An approval as far as it is remembered.
    fileprivate struct Given {
        let seq: Int
        let approval: ApprovalID
        let subjectKind: SubjectKind
        let subject: String
        let version: Int
    }

    private struct Place: Hashable {
        let purpose: KeyPurpose
        let owner: UserID?
    }

    private var inForce: [Place: String] = [:]
    private var given: [String: [Given]] = [:]
    private var found: [Doubt] = []
    private var newest: [String: Int] = [:]
    private var ended: Set<String> = []

    public init() {}

    /// Those whose claim or case still stands in the version that they are of, in order.
    public var doubts: [Doubt] {
        found.filter { doubt in
            newest[doubt.subject, default: 1] == doubt.version && !ended.contains(doubt.subject)
        }.sorted { $0.seq < $1.seq }
    }

    /// Takes the next record.
    public mutating func read(_ record: Record) {
        switch record.body {
        case .keyAdded(let added):
            inForce[Place(purpose: added.purpose, owner: added.owner)] = added.key
        case .keyRetired(let key): given[key.key] = nil
        case .keyCompromised(let key):
            let late = (given.removeValue(forKey: key.key) ?? []).filter {
                $0.seq >= key.trustedSize
            }
            found += late.map { Doubt($0, key) }
        case .approvalGranted(let granted):
            let purpose = granted.signature == nil ? KeyPurpose.seal : .signer
            let place = Place(purpose: purpose, owner: record.header.actor)
            guard let key = inForce[place] else { return }
            given[key, default: []].append(Given(granted, at: record.header.seq))
        case .claimAmended(let amended): renew(amended.claim.id.text, to: amended.claim.version)
        case .caseAmended(let amended):
            renew(amended.businessCase.id.text, to: amended.businessCase.version)
        case .claimWithdrawn(let withdrawn): ended.insert(withdrawn.claim.text)
        case .caseWithdrawn(let withdrawn): ended.insert(withdrawn.businessCase.text)
        case .approvalDeclined(let declined): ended.insert(declined.subject)
        default: return
        }
    }

    private mutating func renew(_ subject: String, to version: Int) {
        newest[subject] = version
        ended.remove(subject)
    }
}

extension DoubtfulApprovals.Given {
    fileprivate init(_ granted: ApprovalGranted, at seq: Int) {
        self.seq = seq
        approval = granted.approval
        subjectKind = granted.subjectKind
        subject = granted.subject
        version = granted.version
    }
}

extension DoubtfulApprovals.Doubt {
    fileprivate init(_ given: DoubtfulApprovals.Given, _ compromised: KeyCompromised) {
        seq = given.seq
        approval = given.approval
        subjectKind = given.subjectKind
        subject = given.subject
        version = given.version
        key = compromised.key
        trustedSize = compromised.trustedSize
    }
}
