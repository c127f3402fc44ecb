import Files
import Foundation
import Profiles
import Testing

@Suite struct ProfileParserTests {
    private static let small = """
        format: farthing-profile/v1
        id: own
        version: 1
        title: Own
        source: nobody
        scope: period
        participants: withheld
        maps:
          words:
            travel: Fares
        lists:
          - file: costs.csv
            title: Costs
            rows: costs
            where: {fund: [ESF]}
            group: [category]
            totals: true
            dates: 31/03/2026
            fewest: 5
            columns:
              - {heading: Heading, value: category, map: words}
              - {heading: Amount, value: amount}
              - {heading: Currency, text: GBP}
              - {heading: Remark, blank: true}

        """

    private func code(_ text: String) -> String? {
        do throws(ProfileError) {
            _ = try ProfileParser.parse(Array(text.utf8))
            return nil
        } catch { return error.code }
    }

    @Test func `a profile is read whole`() throws {
        let profile = try ProfileParser.parse(Array(Self.small.utf8))
        #expect(profile.maps == ["words": ["travel": "Fares"]])
        let list = try #require(profile.lists.first)
        #expect(list.filter == [.fund: ["ESF"]] && list.group == [.category])
        #expect(list.hasTotals && list.dates == .british && list.fewest == 5)
        #expect(list.columns.map(\.content).last == .blank)
    }

    @Test(arguments: [
        ("id: own", "id: own\nid: own", "profile.unreadable"),
        ("scope: period", "scope: year", "profile.unreadable"),
        ("rows: costs", "rows: everything", "profile.unreadable"),
        ("value: amount", "value: sum", "profile.unreadable"),
        ("text: GBP", "text: GBP, map: words", "profile.unreadable"),
        ("blank: true", "blank: false", "profile.unreadable"),
        ("file: costs.csv", "file: ../costs.csv", "profile.wrong-list"),
        ("file: costs.csv", "file: with-it.txt", "profile.wrong-list"),
        ("fewest: 5", "sheets: [claim]", "profile.wrong-list"),
        ("fewest: 5", "form: forms\n    sheets: [journey]", "profile.wrong-list"),
        ("value: amount", "value: journey", "profile.wrong-list"),
        ("map: words", "map: others", "profile.wrong-list"),
        ("rows: costs", "rows: drawdown", "profile.wrong-list"),
        ("value: amount", "value: what", "profile.wrong-list"),
        ("value: amount", "value: heading", "profile.wrong-list"),
        ("group: [category]", "group: [what]", "profile.wrong-list"),
        ("group: [category]", "group: [heading]", "profile.wrong-list"),
        ("where: {fund: [ESF]}", "where: {what: [bus]}", "profile.wrong-list"),
        ("lists:", "headings: others\nlists:", "profile.unreadable"),
        ("lists:", "checks: [headings]\nlists:", "profile.unreadable"),
        ("title: Costs", "title: Costs\n    form: 360giving", "profile.wrong-list"),
    ])
    func `what is not one is refused`(from: String, to: String, code: String) {
        #expect(self.code(Self.small.replacing(from, with: to)) == code)
    }

    @Test(arguments: [
        ("opens: [what]\nlists:", "value: what"), ("headings: words\nlists:", "value: heading"),
        ("headings: words\nchecks: [headings]\nlists:", "value: amount"),
        ("notes: [\"of what is blank\"]\nlists:", "value: amount"),
    ])
    func `what it opens and names may be shown`(lists: String, value: String) {
        let text = Self.small.replacing("lists:", with: lists)
        #expect(code(text.replacing("value: amount", with: value)) == nil)
    }

    @Test func `every profile that comes with Farthing is one, under its own name`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Exports/profiles")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        #expect(files.count >= 8)
        for file in files {
            let bytes = try Array(Data(contentsOf: folder.appending(path: file)))
            #expect("\(try ProfileParser.parse(bytes).id).yaml" == file)
        }
    }
}
