import Identifiers
import Ledger
import Testing

@Suite struct AccountCodeTests {
    @Test(arguments: [
        "ESF:A100", "ESF:A300.pathways", "ESF:A400.pathways.northside", "ESF:A500.bc_0003.1",
        "LOT:A700.northside.travel", "-:L200.p_17.clothing", "UNR:M1000", "UNR:M1200.u_kw1",
        "ESF:M2000.cl_0001", "ESF:M2050.pay_1", "ESF:M5000.clothing", "UNR:M5900",
    ])
    func `a code is read and written the same`(text: String) throws {
        #expect(try AccountCode(text).description == text)
    }

    @Test(arguments: [
        ("ESF", AccountCodeError.notCanonical("ESF")),
        ("ESF:A400:x", .notCanonical("ESF:A400:x")),
        ("ESF:A999", .unknownKind("ESF:A999")),
        ("ESF:a400.pathways.northside", .unknownKind("ESF:a400.pathways.northside")),
        ("ESF:L200.p_17.clothing", .fundUnwanted(.allowanceRemaining, given: "ESF")),
        (":L200.p_17.clothing", .fundUnwanted(.allowanceRemaining, given: "")),
        ("-:A100", .fundMissing(.awardAuthority)),
        ("esf:A100", .fundMisspelt("esf")),
        (":A100", .fundMisspelt("")),
        ("ESF:A400.pathways", .wrongDimensions(.available, given: 1)),
        ("ESF:A100.", .wrongDimensions(.awardAuthority, given: 1)),
        ("ESF:A400.pathways.", .dimensionMisspelt(.partner, "")),
        ("ESF:A400.Pathways.northside", .dimensionMisspelt(.programme, "Pathways")),
        ("ESF:A500.bc_0003.0", .dimensionMisspelt(.line, "0")),
        ("ESF:A500.bc_0003.01", .dimensionMisspelt(.line, "01")),
        ("ESF:A500.bc_0003.x", .dimensionMisspelt(.line, "x")),
    ])
    func `any other text is refused, saying what was wanted`(
        text: String,
        error: AccountCodeError
    ) {
        #expect(throws: error) { try AccountCode(text) }
        #expect(error.code.hasPrefix("account."))
        #expect(error.message.hasSuffix("."))
    }

    @Test func `a category does not take another that it begins`() throws {
        #expect(AccountCode.expense(.esf, "food") != .expense(.esf, "foodbank"))
    }

    @Test func `codes are ordered by fund, kind and dimensions, allowances first`() {
        let codes: [AccountCode] = [
            "UNR:A100", "ESF:M1000", "ESF:A500.bc_1.2", "ESF:A500.bc_1.1", "-:L200.p_17.overall",
        ]
        #expect(
            codes.sorted().map(\.description) == [
                "-:L200.p_17.overall", "ESF:A500.bc_1.1", "ESF:A500.bc_1.2", "ESF:M1000",
                "UNR:A100",
            ]
        )
    }

    @Test func `every kind has a title, a plane and a code of its own`() {
        #expect(Set(AccountKind.allCases.map(\.title)).count == AccountKind.allCases.count)
        #expect(
            AccountKind.allCases.map(\.rawValue).sorted() == AccountKind.allCases.map(\.rawValue)
        )
        #expect(Set(AccountKind.allCases.map(\.plane)) == Set(Plane.allCases))
    }

    @Test func `the floored accounts are those of the chart`() {
        let open = AccountKind.allCases.filter { !$0.isFloored }.map(\.rawValue)
        #expect(open == ["A100", "L100", "M3000", "M4000", "M5000", "M5900", "M6000"])
    }

    @Test func `the debit accounts are those of the chart`() {
        let debit = AccountKind.allCases.filter { $0.normalSide == .debit }.map(\.rawValue)
        #expect(
            debit == [
                "A100", "L100", "M1000", "M1005", "M1100", "M1150", "M1200", "M1300", "M5000",
                "M5900", "M6000",
            ]
        )
    }

    @Test func `a commitment's account gives its commitment back`() throws {
        let id = try CommitmentID(CaseID("bc_0003"), line: 2)
        #expect(id.description == "bc_0003.2")
        #expect(AccountCode.committed(.esf, id).commitment == id)
        #expect(AccountCode.bank(.esf).commitment == nil)
        #expect(throws: AccountCodeError.dimensionMisspelt(.line, "0")) {
            try CommitmentID(ClaimID("cl_1"), line: 0)
        }
        #expect(throws: AccountCodeError.dimensionMisspelt(.source, "BC")) {
            try CommitmentID(source: "BC", line: 1)
        }
    }
}
