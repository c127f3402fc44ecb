@testable import CLI
import Calendar
import Money
import Identifiers
import Testing

@Suite struct PoundsTests {
    @Test(
        arguments: [
            ("10.40", 1040), ("10", 1000), ("£10.40", 1040), ("1,250", 125_000),
            ("1,250.05", 125_005), ("0.05", 5), ("0", 0),
        ] as [(String, Int64)]
    )
    func `what people type is read exactly`(text: String, pence: Int64) throws {
        #expect(try Pounds(text).amount.pence == pence)
    }

    @Test(arguments: [
        "", "10.4", "10.400", "10.", ".50", "-5", "1e3", "1 000", "1,25", "12,50.00", "10.4a",
        "٣", "99999999999999999999",
    ])
    func `what could be meant in two ways is no amount`(text: String) {
        #expect(throws: PoundsError.self) { try Pounds(text) }
    }
}

@Suite struct CaseLineTextTests {
    @Test func `a line is category, how many x price, what becomes of it, and what it is`() throws {
        let line = try CaseLineText("connection, 6 x 12.00, service, mobile data, a month")
        #expect(line.category.text == "connection")
        #expect(line.quantity == 6)
        #expect(line.price.amount.pence == 1200)
        #expect(line.what == "mobile data, a month")
    }

    @Test(arguments: ["laptop", "devices, 329.00, gift, laptop", "devices, 0 x 1.00, gift, x"])
    func `another form is asked for again`(text: String) {
        #expect(throws: Stop.self) { try CaseLineText(text) }
    }
}

@Suite struct TableTests {
    @Test func `columns are as wide as their widest cell, and lines end without spaces`() {
        var table = Table(["a": .left, "b": .right])
        table.add("x", "£1.00")
        table.add("long", "")
        #expect(table.text == "a         b\nx     £1.00\nlong\n")
    }
}

@Suite struct WrappingTests {
    @Test func `a long text goes on below its beginning`() {
        let text = wrapped("one two three four", after: " 1  ", width: 14)
        #expect(text == " 1  one two\n    three four\n")
    }
}

@Suite struct SeededWorldTests {
    @Test func `the same seed gives the same bytes, whatever pieces they are drawn in`() throws {
        let one = SeededWorld(seed: "s", now: try .init("2026-01-05T08:00:00.000Z"))
        let two = SeededWorld(seed: "s", now: try .init("2026-01-05T08:00:00.000Z"))
        #expect(one.randomBytes(100) == two.randomBytes(40) + two.randomBytes(60))
        let other = SeededWorld(seed: "t", now: try .init("2026-01-05T08:00:00.000Z"))
        #expect(one.randomBytes(32) != other.randomBytes(32))
    }
}
