import Calendar
import Documents
import Identifiers
import Money
import StrictJSON

/// The 360Giving standard 1.4: <https://standard.threesixtygiving.org>, grants to individuals.
///
/// A row is a grant. Its columns are headed by the standard's names: `title`, `description`,
/// `amountAwarded`, `awardDate`, `primaryGrantReason`, `grantPurpose`; what is not about one
/// person comes of the publisher. Nothing is written that the standard's own checks on data
/// protection would object to.
extension ListWriting {
    func grants(of rows: [Row]) throws(ProfileError) -> String {
        guard let publisher = profile.publisher else {
            throw .wrongList(file: list.file, "it has no publisher")
        }
        guard rows.isEmpty || publisher.organisation != "GB-CHC-0000000" else {
            throw .unpublishable("put your own publisher's details into the profile")
        }
        var grants: [String] = []
        for (place, row) in rows.enumerated() where row.pence(.amount) > 0 {
            grants.append(try grant(of: row, number: place + 1, publisher))
        }
        let made = "\(request.made)"
        let heading = [
            ("version", quoted("1.4")), ("title", quoted(profile.title)),
            ("description", quoted(list.title)), ("issued", quoted(made)),
            ("modified", quoted("\(made)T00:00:00Z")),
            ("identifier", quoted("360G-\(publisher.prefix)-\(made)")),
            ("license", quoted(publisher.licence)),
            (
                "publisher",
                object([
                    ("name", quoted(publisher.name)),
                    ("identifier", quoted(publisher.organisation)),
                ])
            ),
        ]
        return object(heading + [("grants", "[\n" + grants.joined(separator: ",\n") + "\n]")])
            + "\n"
    }

    private func grant(
        of row: Row,
        number: Int,
        _ publisher: Publisher
    ) throws(ProfileError) -> String {
        let title = try word("title", of: row)
        let description = try word("description", of: row)
        let reason = try word("primaryGrantReason", of: row)
        let purpose = try word("grantPurpose", of: row)
        let date = try awardDate(of: row)
        try PublicationCheck(made: request.made)
            .check(title: title, description: description, reason, purpose, date)
        // The day is in each id: a number is nobody's for another publication.
        let made = request.made.description.filter { $0 != "-" }
        let name = "360G-\(publisher.prefix)-\(made)-"
        let person = try recipient(of: row)
        let funder = object([
            ("id", quoted(publisher.organisation)), ("name", quoted(publisher.name)),
        ])
        return object([
            ("id", quoted(name + "G\(number)")), ("title", quoted(title)),
            ("description", quoted(description)), ("currency", quoted("GBP")),
            ("amountAwarded", Pence.plain(row.pence(.amount))),
            ("awardDate", quoted("\(date)")),
            (
                "recipientIndividual",
                object([
                    ("id", quoted(name + "IND-" + person)),
                    ("name", quoted("Individual Recipient")),
                ])
            ),
            (
                "toIndividualsDetails",
                object([
                    ("primaryGrantReason", quoted(reason)),
                    ("grantPurpose", "[\(quoted(purpose))]"),
                ])
            ),
            ("fundingOrganization", "[\(funder)]"),
            ("dateModified", quoted("\(request.made)T00:00:00Z")),
        ])
    }

    /// Recipients are numbered in this file alone: no code of ours may be found again in it.
    private func recipient(of row: Row) throws(ProfileError) -> String {
        guard profile.participants == .numbered else {
            throw .unpublishable("participants have to be numbered, not named by our codes")
        }
        guard case .word(let name)? = row[.participant] else {
            throw .wrongList(file: list.file, "a grant is to one participant: group by participant")
        }
        return String(name.dropFirst())
    }

    /// The first day of its quarter: a day could tell who it was.
    private func awardDate(of row: Row) throws(ProfileError) -> CalendarDate {
        guard case .word(let quarter)? = row[.quarter], let year = Int(quarter.prefix(4)),
            let number = Int(quarter.suffix(1)),
            let date = try? CalendarDate(year: year, month: 3 * number - 2, day: 1)
        else { throw .wrongList(file: list.file, "a grant has a quarter: group by quarter") }
        return date
    }

    private func word(_ heading: String, of row: Row) throws(ProfileError) -> String {
        guard let column = list.columns.first(where: { $0.heading == heading }),
            let text = try text(column, of: row)
        else { throw .wrongList(file: list.file, "it has no column “\(heading)”") }
        return text
    }

    private func quoted(_ text: String) -> String { JSONValue.text(text).compactText }

    private func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(quoted($0)): \($1)" }.joined(separator: ", ") + "}"
    }
}

/// What 360Giving's data quality tool calls critical, and its closed lists of codes, checked before
/// anything is written: <https://standard.threesixtygiving.org/en/latest/technical/codelists/>.
struct PublicationCheck {
    let made: CalendarDate

    func check(
        title: String,
        description: String,
        _ reason: String,
        _ purpose: String,
        _ date: CalendarDate
    ) throws(ProfileError) {
        for text in [title, description] {
            guard !text.contains("@") else {
                throw .unpublishable("“\(text)” looks like an address")
            }
            guard !Self.hasPostcode(text) else {
                throw .unpublishable("“\(text)” looks as if it had a postcode")
            }
        }
        guard title != description else { throw .unpublishable("a title says what it describes") }
        guard title.count < 140 else { throw .unpublishable("a title is longer than 139 letters") }
        guard date <= made else { throw .unpublishable("a grant is dated after \(made)") }
        guard Self.reasons.contains(reason) else {
            throw .unpublishable("“\(reason)” is no code of the list of reasons")
        }
        guard Self.purposes.contains(purpose) else {
            throw .unpublishable("“\(purpose)” is no code of the list of purposes")
        }
    }

    private static let reasons = Set((1...12).map { "GTIR\(padded($0 * 10))" })
    private static let purposes = Set((1...17).map { "GTIP\(padded($0 * 10))" })

    private static func padded(_ number: Int) -> String {
        number < 100 ? "0\(number)" : "\(number)"
    }

    /// Whether two words of a text are a postcode, or one is: `LS1 4AP`, `LS14AP`.
    static func hasPostcode(_ text: String) -> Bool {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.uppercased() }
        let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
        return (words + pairs).contains(where: isPostcode)
    }

    private static func isPostcode(_ word: String) -> Bool {
        let letters = Array(word)
        guard (5...7).contains(letters.count) else { return false }
        let (outward, inward) = (letters.dropLast(3), letters.suffix(3))
        guard let digit = inward.first, digit.isNumber, inward.dropFirst().allSatisfy(\.isLetter)
        else { return false }
        let area = outward.prefix(while: \.isLetter)
        let district = outward.dropFirst(area.count)
        guard (1...2).contains(area.count), let first = district.first, first.isNumber else {
            return false
        }
        return district.count <= 2
    }
}
