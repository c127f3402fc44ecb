import Testing

@testable import Sampling

@Suite struct PoundsTests {
    @Test(
        arguments: [
            ("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("-12.50", -1250),
            ("£12.50", 1250), ("-£0.07", -7), ("000012.00", 1200),
        ] as [(String, Int64)]
    )
    func `an amount as a sheet writes it is read`(text: String, pence: Int64) {
        #expect(Pounds.pence(in: text) == pence)
    }

    @Test(arguments: [
        "", "-", "£", "12.", ".5", "12.505", "1,200.00", "12 ", "twelve", "1e3", "--1", "£-1",
        "1234567890123456",
    ])
    func `another text is no amount`(text: String) { #expect(Pounds.pence(in: text) == nil) }
}
