import Money
import Testing

@Suite struct PenceTests {
    @Test(
        arguments: [
            ("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("-12.50", -1250),
            ("£12.50", 1250), ("-£0.07", -7), ("000012.00", 1200),
        ] as [(String, Int64)]
    )
    func `an amount as a sheet writes it is read`(text: String, pence: Int64) {
        #expect(Pence.pence(inPlain: text) == pence)
    }

    @Test(arguments: [
        "", "-", "£", "12.", ".5", "12.505", "1,200.00", "12 ", "twelve", "1e3", "--1", "£-1",
        "1234567890123456",
    ])
    func `another text is no amount`(text: String) {
        #expect(Pence.pence(inPlain: text) == nil)
    }

    @Test(
        arguments: [
            (0, "£0.00", "0.00"), (7, "£0.07", "0.07"), (123_450, "£1,234.50", "1234.50"),
            (-123_450, "\u{2212}£1,234.50", "-1234.50"), (-7, "\u{2212}£0.07", "-0.07"),
            (.min, "\u{2212}£92,233,720,368,547,758.08", "-92233720368547758.08"),
        ] as [(Int64, String, String)]
    )
    func `pence are written for people and for sheets`(
        pence: Int64,
        people: String,
        sheet: String
    ) {
        #expect(Pence.pounds(pence) == people)
        #expect(Pence.plain(pence) == sheet)
        #expect(Pence.pounds(-5, minus: "-") == "-£0.05")
    }
}
