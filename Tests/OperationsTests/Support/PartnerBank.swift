import StrictJSON

/// Two delivery partners that pay from banks of their own, in the words of the tests.
enum PartnerBank {
    /// cl_1 is northside's, to be paid by it, cl_2 northside's keyworker's own, cl_3 southside's.
    static func world() throws -> TestWorld {
        let world = try TestWorld.pathways()
        try world.accept("cl_1", lines: [1250], paidBy: "partner")
        try world.accept("cl_2", lines: [1000], for: "p_02")
        try world.accept("cl_3", lines: [700], for: "p_11", paidBy: "partner")
        for name in ["june", "ns", "ss", "ours"] {
            world.files.make("receipts/\(name).csv", csv(name, from: "01/06/2026"))
        }
        world.files.make("receipts/late.csv", csv("late", from: "02/06/2026"))
        return world
    }

    /// A bank's file of two lines, the last on 14 June.
    static func csv(_ name: String, from day: String) -> String {
        "Date,Description,Amount\n\(day),\(name),-2.00\n14/06/2026,\(name),0.50\n"
    }

    static func page(_ path: String) -> JSONValue {
        .array([.object(["file": .text(path)])])
    }

    static func paid(
        _ claim: String,
        on day: String = "2026-06-01",
        page: String? = nil
    ) -> TestWorld.Keys {
        [
            "claim": .text(claim), "on": .text(day), "reference": "NS-1",
            "page": page.map(Self.page) ?? .null,
        ]
    }

    static func back(_ claim: String, on day: String = "2026-06-03") -> TestWorld.Keys {
        ["claim": .text(claim), "on": .text(day), "reference": "NS-2"]
    }

    static func statement(
        _ partner: JSONValue,
        _ file: String = "receipts/june.csv",
        from starts: String = "2026-06-01",
        but other: (key: String, value: JSONValue)? = nil,
        unmatched: JSONValue? = nil
    ) -> TestWorld.Keys {
        func given(_ key: String, _ value: JSONValue) -> JSONValue {
            other?.key == key ? other?.value ?? value : value
        }
        return [
            "partner": partner, "file": .text(file), "format": given("format", "csv"),
            "count": given("count", 2), "matched": 0,
            "unmatched": unmatched
                ?? (partner != .null ? .null : other?.key == "count" ? [1] : [1, 2]),
            "starts": given("starts", .text(starts)), "ends": given("ends", "2026-06-14"),
            "paid-in": given("paid-in", 50),
            "paid-out": given("paid-out", 200),
        ]
    }

    /// What our bank needs before it pays what ESF bears.
    static let loan: TestWorld.Keys = [
        "from": "UNR", "to": "ESF", "amount": 50_000, "on": "2026-04-01",
    ]
}
