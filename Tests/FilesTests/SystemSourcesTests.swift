import Calendar
import Testing

@testable import Files

@Suite struct SystemSourcesTests {
    @Test(
        arguments: [
            (631_152_000, "1990-01-01T00:00:00.007Z"), (7_258_118_399, "2199-12-31T23:59:59.007Z"),
        ] as [(Int64, String)]
    )
    func `a clock within the years of the calendar gives its moment`(
        seconds: Int64,
        text: String
    ) throws {
        let moment = try SystemSources.moment(seconds: seconds, nanoseconds: 7_999_999)
        #expect(moment.description == text)
    }

    @Test(
        arguments: [
            631_151_999, 7_258_118_400, 0, -1, Int64.max, Int64.min, Int64.max / 1000,
            Int64.min / 1000,
        ] as [Int64]
    )
    func `a clock outside them is an error that says what to do`(seconds: Int64) {
        #expect(throws: ClockError(seconds: seconds)) {
            try SystemSources.moment(seconds: seconds, nanoseconds: 999_999_999)
        }
        #expect(ClockError(seconds: seconds).message.contains("timedatectl"))
    }
}
