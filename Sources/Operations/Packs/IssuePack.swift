import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Profiles
import Store

/// Issues an evidence pack: records which records it covers, how many cases they hold, and by which
/// profile it opens private values and writes a funder's forms.
///
/// It is the last record of its pack, so the pack itself says that nothing was left out.
public struct IssuePack: Operation {
    public static let name = "pack.issue"

    private let pack: PackID
    private let recipient: String
    private let profile: RequestedProfile?

    public init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("pack", "recipient", "profile")
        pack = try arguments.code("pack")
        recipient = try arguments.word("recipient")
        profile = try arguments.optionalItem("profile").map { (item) throws(ArgumentError) in
            try RequestedProfile(from: item)
        }
    }

    public func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager, .auditor)
        let head = try context.books.head()
        let heads = try context.books.caseHeads()
        var digest = DigestStream()
        for head in heads { digest.update(head.leaf.bytes) }
        let issued = PackIssued(
            pack: pack,
            recipient: recipient,
            scope: "all",
            treeSize: head.size,
            treeRoot: head.root,
            cases: heads.count,
            caseHeads: digest.finish(),
            profile: try profile?.issued(to: recipient, in: context),
            codes: try codes(in: context)
        )
        try context.record(.packIssued(issued))
        return "Pack \(pack) covers the \(head.size) records before it."
    }

    /// Keeps the secret of the recipient's codes, and commits to it.
    private func codes(in context: OperationContext) throws -> Digest {
        let secret = context.environment.keys.root
            .recipientSecret(of: recipient, origin: try context.origin())
        return try context.commit(
            secret.withUnsafeBytes { Array($0) },
            as: PrivateKind.codes.rawValue,
            of: context.actor.text
        )
    }
}

/// A profile's file, and what it is applied to.
private struct RequestedProfile {
    private let file: String
    private let drawdown: DrawdownID?
    private let fund: FundCode?
    private let starts: CalendarDate?
    private let ends: CalendarDate?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("file", "drawdown", "fund", "from", "to")
        file = try arguments.text("file")
        drawdown = try arguments.optionalCode("drawdown")
        fund = try arguments.optionalCode("fund")
        starts = try arguments.optionalDate("from")
        ends = try arguments.optionalDate("to")
    }

    /// Keeps the file as a document, if it is a profile and what it makes can be made.
    func issued(
        to recipient: String,
        in context: OperationContext
    ) throws -> IssuedProfile {
        let bytes = try context.environment.file(file)
        let profile = try context.environment.profile(bytes)
        if profile.scope == .drawdown, drawdown == nil {
            throw ProfileError.drawdownMissing(profile.id)
        }
        let made = try context.environment.profiles.prepared(
            profile,
            ProfileRequest(
                drawdown: drawdown,
                fund: fund,
                starts: starts,
                ends: ends,
                made: context.today,
                codes: RecipientCodes(
                    of: recipient,
                    by: context.environment.keys.root,
                    origin: try context.origin()
                )
            ),
            in: context.books
        )
        return IssuedProfile(
            id: profile.id,
            version: profile.version,
            digest: try context.books.keepDocument(bytes),
            drawdown: drawdown,
            fund: fund,
            starts: starts,
            ends: ends,
            opened: IssuedProfile.digest(ofOpened: made.places),
            files: made.filesDigest
        )
    }
}
