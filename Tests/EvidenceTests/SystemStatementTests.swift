import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Testing

@testable import Evidence

@Suite struct SystemStatementTests {
    @Test func `roles, keys, interests and periods are told with the records that say so`() throws {
        let lines = SystemStatement(of: try Self.records()).text.split(separator: "\n")
            .map(String.init)
        let first = try #require(lines.firstIndex(of: "Roles"))
        #expect(
            lines[first...].prefix { $0 != "How paper becomes a record" } == [
                "Roles",
                "u_kw: keyworker at northside, from 2026-05-05 (record 0) to 2026-05-05 (record 2)",
                "u_pm: programme-manager, from 2026-05-05 (record 1)",
                "u_kw: keyworker at northside, from 2026-05-05 (record 3)",
                "Roles that were lent",
                "u_pm to u_kw: programme-manager, 2026-05-01 to 2026-05-09 (record 4)",
                "Keys",
                "signer key 0011223344556677: retired on 2026-05-05 (record 5)",
                "signer key 8899aabbccddeeff: compromised, said on 2026-05-05 (record 6); what it "
                    + "vouched for in the first 3 records stands",
                "Interests that were declared",
                "u_kw: family, with a participant, since 2026-05-05 (record 8)",
                "u_kw: friend, with u_pm, since 2026-05-05 (record 9)",
                "Spending guidance",
                "None.",
                "Periods",
                "2026-05-01 to 2026-05-09, all funds: closed on 2026-05-05 (record 10) by u_admin",
            ]
        )
    }

    @Test func `the checker gathers the same facts in other words`() throws {
        let records = try Self.records()
        var facts = SystemFacts()
        for record in records { facts.read(record) }
        let lines = SystemStatement(of: records).text.split(
            separator: "\n",
            omittingEmptySubsequences: false
        ).map(String.init)
        let first = try #require(lines.firstIndex(of: SystemFacts.firstLine))
        #expect(Array(lines[first...].prefix { $0 != SystemFacts.lineAfter }) == facts.lines)
    }

    private static func records() throws -> [Record] {
        var journal = try JournalBuilder()
        for body in try roles() + keys() + interests() {
            try journal.append(body, by: "u_admin")
        }
        return try journal.records.map { try Record(bytes: $0) }
    }

    private static func roles() throws -> [RecordBody] {
        func role(_ user: String, _ role: Role, _ partner: String?, _ change: RoleChange) throws
            -> RecordBody
        {
            .userRole(
                UserRole(
                    user: try UserID(user),
                    role: role,
                    partner: try partner.map { try PartnerCode($0) },
                    change: change,
                    name: nil
                )
            )
        }
        return [
            try role("u_kw", .keyworker, "northside", .granted),
            try role("u_pm", .programmeManager, nil, .granted),
            try role("u_kw", .keyworker, "northside", .removed),
            try role("u_kw", .keyworker, "northside", .granted),
            .delegationGranted(
                DelegationGranted(
                    from: try UserID("u_pm"),
                    to: try UserID("u_kw"),
                    role: .programmeManager,
                    starts: try CalendarDate("2026-05-01"),
                    ends: try CalendarDate("2026-05-09")
                )
            ),
        ]
    }

    private static func keys() throws -> [RecordBody] {
        [
            .keyRetired(
                KeyRetired(purpose: .signer, key: "0011223344556677", owner: try UserID("u_pm"))
            ),
            .keyCompromised(
                KeyCompromised(
                    purpose: .signer,
                    key: "8899aabbccddeeff",
                    owner: nil,
                    trustedSize: 3,
                    trustedRoot: .zero
                )
            ),
        ]
    }

    private static func interests() throws -> [RecordBody] {
        func relation(_ related: String, _ kind: RelationKind) throws -> RecordBody {
            .relationDeclared(
                RelationDeclared(
                    user: try UserID("u_kw"),
                    related: related,
                    relation: kind,
                    note: nil
                )
            )
        }
        return [
            .participantEnrolled(
                ParticipantEnrolled(
                    participant: try ParticipantCode("p_17"),
                    partner: try PartnerCode("northside"),
                    keyworker: try UserID("u_kw"),
                    spell: 1,
                    from: try CalendarDate("2026-05-01"),
                    name: nil
                )
            ),
            try relation("p_17", .family), try relation("u_pm", .friend),
            .periodClosed(
                PeriodClosed(
                    fund: nil,
                    starts: try CalendarDate("2026-05-01"),
                    ends: try CalendarDate("2026-05-09"),
                    trialBalance: .zero
                )
            ),
        ]
    }
}
