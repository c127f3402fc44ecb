import Approvals
import Policy
import Testing

@Suite struct ApprovalRouteTests {
    @Test func `a route passes every role that a line asks for, the least senior first`() throws {
        let route = try ApprovalRoute(
            combining: [
                .routed([.trustee]), .automatic, .routed([.partnerManager, .programmeManager]),
                .routed([.partnerManager]),
            ],
            drawsOnCase: false
        )
        #expect(route.steps == [.partnerManager, .programmeManager, .trustee])
    }

    @Test func `lines that are all within the guidance need nobody`() throws {
        let route = try ApprovalRoute(combining: [.automatic, .automatic], drawsOnCase: false)
        #expect(route == .automatic)
        #expect(route.isAutomatic)
    }

    /// One row for each case of the error, in order; each breaks the later rules too.
    @Test(
        arguments: [
            ([], RouteError.noLines),
            ([.needsBusinessCase([.auditor]), .blocked], .blocked(line: 2)),
            (
                [.routed([.auditor]), .needsBusinessCase([.programmeManager])],
                .needsBusinessCase(line: 2, deciders: [.programmeManager])
            ),
            ([.automatic, .routed([.financeOfficer])], .neverDecides(line: 2, .financeOfficer)),
        ] as [([Outcome], RouteError)]
    )
    func `there is no route for the first rule that is broken`(
        outcomes: [Outcome],
        error: RouteError
    ) {
        #expect(throws: error) { try ApprovalRoute(combining: outcomes, drawsOnCase: false) }
        #expect(error.code.hasPrefix("route."))
        #expect(error.message.hasSuffix("."))
    }

    @Test func `a claim on a business case that does not fit it goes to who decides on such`()
        throws
    {
        let outcomes: [Outcome] = [.needsBusinessCase([.programmeManager])]
        #expect(
            try ApprovalRoute(combining: outcomes, drawsOnCase: true).steps == [.programmeManager]
        )
    }

    @Test(arguments: [
        ([Role.partnerManager], Role.partnerManager, [Role.programmeManager]),
        ([.partnerManager, .programmeManager], .partnerManager, [.programmeManager]),
        ([.partnerManager, .programmeManager], .programmeManager, [.trustee]),
        ([.partnerManager, .trustee], .partnerManager, [.programmeManager, .trustee]),
        ([.trustee], .trustee, [.trustee]),
    ])
    func `what is declined and sent again unchanged is decided by somebody more senior`(
        steps: [Role],
        decliner: Role,
        expected: [Role]
    ) throws {
        let route = try #require(ApprovalRoute(steps))
        #expect(route.escalated(above: decliner).steps == expected)
    }

    @Test func `a role that never decides makes no route`() {
        #expect(ApprovalRoute([.partnerManager, .auditor]) == nil)
        #expect(ApprovalRoute([.trustee, .partnerManager])?.steps == [.partnerManager, .trustee])
    }
}
