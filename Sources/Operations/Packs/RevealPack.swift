import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Reveals named private values of an issued pack to the auditor who holds it, by two people.
///
/// 1. A finance officer asks on the auditor's behalf and names a programme manager who agrees, or
///    the other way round: two people, neither of them in a matter of their own.
/// 2. Each field is one of a record that the pack holds, its value is still kept, and the pack did
///    not open it. One that is not so refuses the whole request.
/// 3. The second person signs that they agree to these fields, to who asked, and to why.
/// 4. It is recorded. What is revealed is then written from the record (`RevealGathering`).
struct RevealPack: Operation {
    static let name = "pack.reveal"
    private let issued: Int
    private let fields: [PrivatePlace]
    private let askedBy: String
    private let reason: String
    private let approvedBy: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("issued", "fields", "asked-by", "reason", "approved-by")
        issued = try arguments.count("issued")
        let items = try arguments.items("fields")
        guard !items.isEmpty else { throw .missing(key: "fields") }
        var fields: [PrivatePlace] = []
        for item in items {
            try item.allow("record", "field")
            let seq = try item.count("record")
            fields.append(PrivatePlace(seq: seq, field: try item.text("field")))
        }
        guard Set(fields).count == fields.count else {
            throw .contradiction("“fields” names the same field twice.")
        }
        self.fields = fields.sorted()
        askedBy = try arguments.text("asked-by")
        reason = try arguments.text("reason")
        approvedBy = try arguments.code("approved-by")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        let pack = try issuedPack(in: context)
        try checkSecondPerson(in: context)
        guard fields.count <= PackRevealed.fieldLimit else {
            throw RevealRefusal.tooMany(count: fields.count)
        }
        let opened = try ProfileOpenings(of: pack, issuedAt: issued, in: context)
        for field in fields { try check(field, opened, in: context) }
        let (asking, why) = (
            context.privateItem(askedBy, as: PrivateKind.name.rawValue, of: context.actor.text),
            context.privateItem(reason, as: PrivateKind.reason.rawValue, of: context.actor.text)
        )
        let revealed = try revealed(of: pack.pack, asking.commitment, why.commitment, in: context)
        for item in [asking, why] { try context.books.keepPrivate(item) }
        try context.record(.packRevealed(revealed))
        return "\(counted(fields.count, "value")) of pack \(pack.pack) may be shown."
    }

    private func issuedPack(in context: OperationContext) throws -> PackIssued {
        guard let bytes = try context.books.recordBytes(at: issued),
            case .packIssued(let pack) = try Record(bytes: bytes).body
        else { throw RevealRefusal.notIssued(seq: issued) }
        return pack
    }

    private func checkSecondPerson(in context: OperationContext) throws {
        let people = try context.books.circumstances(on: context.today).appointments
        guard people.areOfficerAndManager(context.actor, agreedTo: approvedBy, on: context.today)
        else { throw RevealRefusal.notSecondPerson(approvedBy) }
    }

    /// Refuses a field that cannot be revealed.
    private func check(
        _ place: PrivatePlace,
        _ opened: ProfileOpenings,
        in context: OperationContext
    ) throws {
        guard place.seq <= issued, let bytes = try context.books.recordBytes(at: place.seq) else {
            throw RevealRefusal.afterPack(place, issued: issued)
        }
        let fields = PrivateField.all(in: bytes)
        guard let field = fields.first(where: { $0.name == place.field }) else {
            throw RevealRefusal.noSuchField(place, fields.map(\.name))
        }
        guard field.kind != .codes else { throw RevealRefusal.codes(place) }
        let record = try Record(bytes: bytes)
        if let submission = try context.books.submission(behind: record) {
            for user in [context.actor, approvedBy] where submission.isOwnMatter(of: user) {
                throw RevealRefusal.ownMatter(place, user, submission.subject)
            }
        }
        guard !opened.contains(place) else { throw RevealRefusal.openedBefore(place) }
        guard try context.books.privateItem(field.commitment) != nil else {
            throw RevealRefusal.erased(place)
        }
    }

    private func revealed(
        of pack: PackID,
        _ askedBy: Digest,
        _ reason: Digest,
        in context: OperationContext
    ) throws -> PackRevealed {
        let consent = RevealConsent(
            pack: pack,
            issued: issued,
            fields: fields,
            askedBy: askedBy,
            reason: reason,
            requestedBy: context.actor,
            command: context.request.id
        )
        let statement = try consent.statement(journal: context.origin())
        return PackRevealed(
            pack: pack,
            issued: issued,
            fields: fields,
            askedBy: askedBy,
            reason: reason,
            approvedBy: approvedBy,
            signature: try context.signingKey(of: approvedBy).sign(statement)
        )
    }
}

extension BookReader {
    /// The newest version of the claim or business case that a record is a step of; nil for a
    /// record of something else.
    func submission(behind record: Record) throws -> Submission? {
        guard let subject = record.body.subject else { return nil }
        for kind in SubjectKind.allCases {
            let matter = try Subject(kind: kind, text: subject)
            if let submission = try self.matter(matter)?.submission { return submission }
        }
        return nil
    }
}
