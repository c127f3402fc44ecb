import Calendar
@testable import Profiles
import Testing

@Suite struct PublicationCheckTests {
    private func reason(
        title: String = "Travel to work",
        _ description: String = "A fare",
        _ reason: String = "GTIR110",
        _ purpose: String = "GTIP100",
        on date: String = "2026-04-01"
    ) throws -> String? {
        let (made, day) = (try CalendarDate("2026-04-01"), try CalendarDate(date))
        do throws(ProfileError) {
            let check = PublicationCheck(made: made)
            try check.check(title: title, description: description, reason, purpose, day)
            return nil
        } catch { return error.code }
    }

    @Test func `what is fit to be published passes`() throws {
        #expect(try reason() == nil)
        #expect(try reason(title: String(repeating: "a", count: 139)) == nil)
        #expect(try reason("A fare", "GTIR010", "GTIP170") == nil)
    }

    @Test(arguments: [
        ("a@example.org", "A fare", "GTIR110", "GTIP100", "2026-04-01"),
        ("A fare", "A fare", "GTIR110", "GTIP100", "2026-04-01"),
        (String(repeating: "a", count: 140), "A fare", "GTIR110", "GTIP100", "2026-04-01"),
        ("Travel", "A fare", "GTIR130", "GTIP100", "2026-04-01"),
        ("Travel", "A fare", "gtir110", "GTIP100", "2026-04-01"),
        ("Travel", "A fare", "GTIR110", "GTIP180", "2026-04-01"),
        ("Travel", "A fare", "GTIR110", "GTIP100", "2026-04-02"),
        ("To LS1 4AP", "A fare", "GTIR110", "GTIP100", "2026-04-01"),
        ("Travel", "from HX76AB", "GTIR110", "GTIP100", "2026-04-01"),
    ])
    func `what is not is refused`(
        title: String,
        description: String,
        reason: String,
        purpose: String,
        date: String
    ) throws {
        let code = try self.reason(title: title, description, reason, purpose, on: date)
        #expect(code == "profile.unpublishable")
    }

    @Test(arguments: ["A bus 42 in July", "E33 support", "3 of 5 days", "in 2026 Q1 as well"])
    func `words with numbers are no postcodes`(text: String) {
        #expect(!PublicationCheck.hasPostcode(text))
    }
}
