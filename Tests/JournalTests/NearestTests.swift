import Integrity
import Journal
import Testing

/// The nearest that is accepted beside the nearest that is refused.
@Suite struct NearestTests {
    /// A value of a field that is accepted, the nearest that is not, and why.
    struct Pair: Sendable, CustomTestStringConvertible {
        let sample: Sample
        let field: String
        let accepted: String
        let refused: String
        let error: RecordError

        init(
            _ kind: RecordKind,
            _ field: String,
            _ accepted: String,
            not refused: String,
            _ error: RecordError
        ) {
            sample = Sample(kind)
            self.field = field
            self.accepted = accepted
            self.refused = refused
            self.error = error
        }

        /// A pair whose refused value is not of the field's kind.
        init(_ kind: RecordKind, _ field: String, _ accepted: String, notKind refused: String) {
            let error = RecordError.badField(name: field, value: refused)
            self.init(kind, field, accepted, not: refused, error)
        }

        var testDescription: String { "\(sample.kind.rawValue) \(field): \(refused)" }
    }

    static let places: [Pair] = [
        Pair(.partnerJoined, "seq", "0", notKind: "-1"),
        Pair(.claimSubmitted, "case-n", "1", notKind: "0"),
        Pair(.claimSubmitted, "case", "cl_0001", notKind: "CL_0001"),
        Pair(.claimWithdrawn, "version", "1", notKind: "0"),
        Pair(.approvalGranted, "step", "1", notKind: "0"),
        Pair(.approvalGranted, "lines.1.number", "1", notKind: "0"),
        Pair(.decisionRecorded, "line", "1", notKind: "0"),
        Pair(.decisionRecorded, "subject", "cl_0001", notKind: "cl 0001"),
        Pair(.participantEnrolled, "spell", "1", notKind: "0"),
        Pair(.keyAdded, "epoch", "1", notKind: "0"),
        Pair(.keyCompromised, "trusted-size", "0", notKind: "-1"),
        Pair(.packIssued, "tree-size", "0", notKind: "-1"),
        Pair(.caseSubmitted, "lines.1.quantity", "1", notKind: "0"),
        Pair(.claimSubmitted, "lines.1.case-line", "1", notKind: "0"),
        Pair(.claimSubmitted, "lines.1.miles-tenths", "0", notKind: "-1"),
        Pair(.entryPosted, "reverses", "0", notKind: "-1"),
        Pair(.entryPosted, "rule", "1", notKind: "0"),
    ]

    static let words: [Pair] = [
        Pair(.partnerJoined, "command", "C-0008", notKind: "c 0008"),
        Pair(.partnerJoined, "partner", "southside", notKind: "Southside"),
        Pair(.partnerJoined, "effective", "2028-02-29", notKind: "2026-02-29"),
        Pair(
            .partnerJoined,
            "time",
            "2026-04-14T23:59:59.999Z",
            notKind: "2026-04-14T24:00:00.000Z"
        ),
        Pair(.fundOpened, "basis", "own", notKind: "Own"),
        Pair(.userRole, "role", "auditor", notKind: "manager"),
        Pair(.userRole, "change", "removed", notKind: "remove"),
        Pair(.drawdownLine, "late", "no", notKind: "No"),
        Pair(.decisionRecorded, "outcome", "blocked", notKind: "blocked:"),
        Pair(.claimSubmitted, "paid-by", "keyworker:u_kay", notKind: "keyworker"),
        Pair(.claimSubmitted, "payee", "user:u_kay", notKind: "user:"),
        Pair(.approvalGranted, "subject-kind", "claim", notKind: "business-case"),
        Pair(.approvalGranted, "seal", zeros, notKind: String(zeros.dropLast())),
        Pair(
            .packIssued,
            "tree-root",
            zeros,
            not: zeros + "0",
            .statement(.notDigest(field: "tree-root"))
        ),
        Pair(.packRevealed, "fields.1", "0 commit.reason", notKind: "00 commit.reason"),
        Pair(.packRevealed, "fields.2", "5 payee", notKind: "5  payee"),
        Pair(.packRevealed, "fields.1", "5 a", notKind: "5 A"),
        Pair(.packRevealed, "fields.1", "5 \(longest)", notKind: "5 \(longest)a"),
        Pair(.entryPosted, "postings.1.side", "debit", notKind: "Dr"),
        Pair(.entryPosted, "postings.1.account", "ESF:M2000.cl_0001", notKind: "ESF:M2000"),
    ]

    static let sums: [Pair] = [
        Pair(.floatCounted, "counted", "0", notKind: "-1"),
        Pair(.floatCounted, "counted", "1", not: "1.0", notInteger("counted")),
        Pair(.floatCounted, "counted", "7", not: "007", notInteger("counted")),
        Pair(.floatCounted, "counted", "1000", not: "1e3", notInteger("counted")),
        Pair(.floatCounted, "counted", "1000", not: "1,000", notInteger("counted")),
        Pair(.floatCounted, "counted", "0", not: "-0", notInteger("counted")),
        Pair(.floatCounted, "counted", "7", not: "+7", notInteger("counted")),
        Pair(.floatCounted, "counted", "7", not: "-", .statement(.absent(field: "counted"))),
        Pair(.floatCounted, "counted", "7", not: " 7", .statement(.edgeSpace(field: "counted"))),
        Pair(
            .floatCounted,
            "counted",
            "9223372036854775807",
            not: "9223372036854775808",
            notInteger("counted")
        ),
        Pair(
            .claimSubmitted,
            "lines.1.amount",
            "1",
            not: "0",
            .contradiction(code: "claim.zero-line")
        ),
        Pair(
            .claimSubmitted,
            "lines.2.vat",
            "3600",
            not: "3601",
            .contradiction(code: "claim.tax-above-amount")
        ),
        Pair(
            .caseSubmitted,
            "lines.1.unit-amount",
            "1",
            not: "0",
            .contradiction(code: "case.zero-line")
        ),
        Pair(
            .caseSubmitted,
            "lines.1.unit-amount",
            "1152921504606846975",
            not: "1152921504606846976",
            .contradiction(code: "amount.overflow")
        ),
        Pair(
            .entryPosted,
            "postings.1.amount",
            "2999",
            not: "2998",
            .contradiction(code: "entry.unbalanced")
        ),
        Pair(
            .entryPosted,
            "postings.1.amount",
            "2999",
            not: "0",
            .contradiction(code: "entry.zero-amount")
        ),
        Pair(
            .apportionmentAdopted,
            "shares.1.weight",
            "1",
            not: "0",
            .contradiction(code: "rule.weight")
        ),
        Pair(
            .apportionmentAdopted,
            "shares.2.fund",
            "RES",
            not: "ESF",
            .contradiction(code: "rule.fund-twice")
        ),
    ]

    static let agreements: [Pair] = [
        Pair(
            .claimSubmitted,
            "version",
            "1",
            not: "2",
            .contradiction(code: "claim.first-version")
        ),
        Pair(
            .claimAmended,
            "version",
            "2",
            not: "1",
            .contradiction(code: "claim.later-version")
        ),
        Pair(
            .caseSubmitted,
            "version",
            "1",
            not: "2",
            .contradiction(code: "case.first-version")
        ),
        Pair(
            .caseAmended,
            "version",
            "2",
            not: "1",
            .contradiction(code: "case.later-version")
        ),
        Pair(
            .claimSubmitted,
            "payee",
            "user:u_kay",
            not: "user:u_amir",
            .contradiction(code: "claim.payee-does-not-fit")
        ),
        Pair(
            .claimSubmitted,
            "lines.1.vehicle",
            "car",
            not: "-",
            .contradiction(code: "claim.mileage")
        ),
        Pair(
            .claimSubmitted,
            "lines.1.passengers",
            "colleagues:1",
            not: "colleagues:0",
            .badField(name: "lines.1.passengers", value: "colleagues:0")
        ),
        Pair(
            .claimSubmitted,
            "lines.2.away-at-eight",
            "yes",
            not: "-",
            .contradiction(code: "claim.meal")
        ),
        Pair(
            .packRevealed,
            "fields.1",
            "5 commit.account",
            not: "5 evidence.1.commit.file",
            .contradiction(code: "reveal.fields")
        ),
        Pair(
            .packRevealed,
            "fields.1",
            "5 commit.name",
            not: "5 commit.codes",
            .contradiction(code: "reveal.fields")
        ),
        Pair(
            .packRevealed,
            "fields.2",
            "6 commit.reason",
            not: "7 commit.reason",
            .contradiction(code: "reveal.fields")
        ),
        Pair(
            .entryPosted,
            "reverses",
            "6",
            not: "-",
            .contradiction(code: "entry.reversal-unlinked")
        ),
        Pair(
            .entryPosted,
            "source",
            "cl_0001",
            not: "CL_0001",
            .contradiction(code: "entry.source-misspelt")
        ),
        Pair(
            .entryPosted,
            "postings.1.participant",
            "-",
            not: "P_17",
            .badField(name: "postings.1.participant", value: "P_17")
        ),
        Pair(
            .entryPosted,
            "postings.1.partner",
            "northside",
            not: "-",
            .contradiction(code: "entry.attribution-missing")
        ),
        Pair(
            .entryPosted,
            "postings.2.category",
            "clothing",
            not: "travel",
            .contradiction(code: "entry.attribution-contradicts")
        ),
    ]

    @Test(arguments: [places, words, sums, agreements].flatMap(\.self))
    func `the nearest value is refused and why`(pair: Pair) throws {
        let statement = try Statement(pair.sample)
        #expect(try statement.with(pair.field, pair.accepted).refusal == nil)
        #expect(try statement.with(pair.field, pair.refused).refusal == pair.error)
    }

    @Test(arguments: ["case", "case-n", "case-prev"])
    func `a place in a case's chain has three parts or none`(part: String) throws {
        let linked = try Statement(Sample(.claimSubmitted))
        #expect(linked.refusal == nil)
        #expect(
            try linked.with(part, "-").refusal == .contradiction(code: "record.case-link")
        )
        let free = try linked.with("case", "-").with("case-n", "-").with("case-prev", "-")
        #expect(free.refusal == nil)
        let given = try free.with(part, #require(linked[part]))
        #expect(given.refusal == .contradiction(code: "record.case-link"))
    }

    @Test func `only a known type is read`() throws {
        let statement = try Statement(Sample(.partnerJoined))
        #expect(
            try statement.with("type", "partner.left").refusal == .unknownType("partner.left")
        )
        #expect(
            try statement.with("type", "fund.opened").refusal
                == .statement(.unexpected(expected: "fund", found: "partner"))
        )
    }

    @Test(arguments: ["farthing-record/v2", "farthing-approval/v1"])
    func `only a record's label is read`(label: String) throws {
        var statement = try Statement(Sample(.partnerJoined))
        statement.lines[0] = label
        #expect(
            statement.refusal
                == .statement(.otherLabel(expected: "farthing-record/v1", found: label))
        )
    }

    @Test func `the journal's order of faults is the order of its fields`() throws {
        let statement = try Statement(Sample(.partnerJoined)).with("type", "partner.left")
        #expect(
            try statement.with("seq", "-1").refusal == .badField(name: "seq", value: "-1")
        )
        #expect(
            try statement.with("effective", "2026-02-30").refusal
                == .badField(name: "effective", value: "2026-02-30")
        )
    }

    @Test func `200 fields are revealed together and no more`() throws {
        func refusal(_ count: Int) throws -> RecordError? {
            let revealed = try Extent.full.packRevealed()
            let many = PackRevealed(
                pack: revealed.pack,
                issued: count,
                fields: (0..<count).map { PrivatePlace(seq: $0, field: "commit.reason") },
                askedBy: revealed.askedBy,
                reason: revealed.reason,
                approvedBy: revealed.approvedBy,
                signature: revealed.signature
            )
            let header = try Sample(.packRevealed).record().header
            let bytes = try Record(header: header, body: .packRevealed(many)).bytes()
            do throws(RecordError) { _ = try Record(bytes: bytes) } catch { return error }
            return nil
        }
        #expect(try refusal(1) == nil)
        #expect(try refusal(200) == nil)
        #expect(try refusal(0) == .contradiction(code: "reveal.fields"))
        #expect(try refusal(201) == .contradiction(code: "reveal.fields"))
    }

    private static let longest = String(repeating: "a", count: 64)

    private static let zeros = String(repeating: "0", count: 64)

    private static func notInteger(_ field: String) -> RecordError {
        .statement(.notInteger(field: field))
    }
}
