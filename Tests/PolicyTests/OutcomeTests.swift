import Policy
import Testing

@Suite struct OutcomeTests {
    @Test(arguments: [
        "automatic", "blocked", "routed:partner-manager",
        "routed:partner-manager,programme-manager,trustee", "business-case:programme-manager",
    ])
    func `a canonical outcome is read and written back the same`(text: String) {
        #expect(Outcome(text)?.description == text)
    }

    @Test(arguments: [
        "", "routed", "routed:", "automatic:", "blocked:trustee", "routed:boss",
        "routed:trustee,", "routed:trustee,boss", "Routed:trustee", "business-case",
    ])
    func `another text is no outcome`(text: String) {
        #expect(Outcome(text) == nil)
    }

    @Test func `only three roles decide, the partner manager first`() {
        let deciders = Role.allCases.filter { $0.seniority != nil }
        #expect(deciders == [.partnerManager, .programmeManager, .trustee])
        #expect(deciders.map(\.seniority) == [1, 2, 3])
    }
}
