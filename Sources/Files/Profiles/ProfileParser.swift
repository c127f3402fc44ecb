// A profile's file, format farthing-profile/v1: docs/SPEC-profiles.md.
//
// It is read as a rule pack's is: text without control characters, YAML without anchors, aliases
// or tags, no key twice, no key that is not known, every value strictly.

import Identifiers
import Journal
import Policy
public import Profiles

/// Reads profiles from YAML.
public enum ProfileParser {
    /// The value that every file gives for its key `format`.
    public static let format = "farthing-profile/v1"
    /// The most bytes a file may have.
    public static let byteLimit = 262_144

    /// Reads a profile from the bytes of its file.
    ///
    /// - Throws: ``ProfileError/unreadable(_:)``, with the path and line of the first fault, or
    ///   ``ProfileError/wrongList(file:_:)``. O(count).
    public static func parse(_ bytes: [UInt8]) throws(ProfileError) -> Profile {
        let profile: Profile
        do throws(RulePackError) {
            profile = try YAMLDocument(bytes, byteLimit: byteLimit).root.profile()
        } catch { throw .unreadable(error.message) }
        guard !profile.opens.contains(.codes) else {
            throw .unreadable("opens: the secret of a recipient's codes is always opened to them")
        }
        if let map = profile.headings, profile.maps[map] == nil {
            throw .unreadable("headings: there is no map “\(map)”")
        }
        guard profile.headings != nil || !profile.checks.contains(.headings) else {
            throw .unreadable("checks: headings are checked where the profile has a map of them")
        }
        for list in profile.lists {
            try check(list, of: profile)
            try checkFields(of: list, in: profile)
        }
        return profile
    }

    /// Which fields a list may name: private ones only to show what the profile opens, headings
    /// only where there are any.
    private static func checkFields(
        of list: ProfileList,
        in profile: Profile
    ) throws(ProfileError) {
        func wrong(_ reason: String) -> ProfileError { .wrongList(file: list.file, reason) }
        let chosen = Array(list.filter.keys) + list.group
        guard !chosen.contains(where: \.isPrivate) else {
            throw wrong("rows are chosen and grouped before what was bought is read")
        }
        let shown = list.shown
        for field in shown where field.isPrivate && profile.opens.isDisjoint(with: field.kinds) {
            let kinds = field.kinds.map(\.rawValue).sorted().joined(separator: "` or `")
            throw wrong("it shows `\(field.rawValue)`, and the profile does not open `\(kinds)`")
        }
        guard list.form != .giving || !shown.contains(where: \.isPrivate) else {
            throw wrong("grants are published, and what was bought is nobody's but the claim's")
        }
        guard profile.headings != nil || !(chosen + shown).contains(.heading) else {
            throw wrong("the profile names no map of `headings`")
        }
    }

    /// What a list may not be, whatever the records are.
    private static func check(_ list: ProfileList, of profile: Profile) throws(ProfileError) {
        func wrong(_ reason: String) -> ProfileError { .wrongList(file: list.file, reason) }
        guard list.file != "with-it.txt" else { throw wrong("with-it.txt is written besides") }
        guard list.file.utf8.allSatisfy(isPlain),
            list.file.first != ".", list.file.utf8.count <= 80
        else { throw wrong("its name has other letters than a-z, 0-9, - and .") }
        guard profile.lists.count(where: { $0.file == list.file }) == 1 else {
            throw wrong("two lists have its name")
        }
        guard list.rows != .drawdown || profile.scope == .drawdown else {
            throw wrong("its rows are a drawdown's, and the profile is for a period")
        }
        guard list.form == .forms || (list.sheets.isEmpty && list.items.isEmpty) else {
            throw wrong("sheets and items are of forms")
        }
        guard !list.sheets.contains(where: \.isPrivate) else {
            throw wrong("forms are begun by what the records say, not by what is opened")
        }
        for case .field(_, let map?) in (list.columns + list.items).map(\.content) {
            guard profile.maps[map] != nil else { throw wrong("there is no map “\(map)”") }
        }
        guard list.form == .giving else { return }
        guard profile.publisher != nil else { throw wrong("grants have a publisher") }
        guard list.group.contains(.quarter), list.group.contains(.participant) else {
            throw wrong("grants are grouped by quarter and participant at least")
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension YAMLPlace {
    fileprivate func profile() throws(RulePackError) -> Profile {
        let fields = try fields([
            "format", "id", "version", "title", "source", "scope", "participants", "opens", "maps",
            "headings", "lists", "declarations", "documents", "notes", "checks", "publisher",
        ])
        try fields.required("format").expect(ProfileParser.format)
        return Profile(
            id: try fields.required("id").code(),
            version: try fields.required("version").count(),
            title: try fields.required("title").text(),
            source: try fields.required("source").text(),
            scope: try fields.required("scope").choice(),
            participants: try fields.required("participants").choice(),
            opens: Set(try fields.optional("opens")?.choices() ?? []),
            maps: try fields.optional("maps")?.maps() ?? [:],
            headings: try fields.optional("headings")?.text(),
            lists: try fields.required("lists").map { (place) throws(RulePackError) in
                try place.list()
            },
            declarations: try fields.optional("declarations")?.declarations() ?? [],
            documents: try fields.optional("documents")?.texts() ?? [],
            notes: try fields.optional("notes")?.texts() ?? [],
            checks: try fields.optional("checks")?.choices() ?? [],
            publisher: try fields.optional("publisher")?.publisher()
        )
    }

    /// A list of sentences, or such a list for each signer.
    private func declarations() throws(RulePackError) -> [ProfileDeclaration] {
        guard isMap else { return [ProfileDeclaration(signer: nil, sentences: try texts())] }
        var declarations: [ProfileDeclaration] = []
        for (signer, sentences) in try entries() {
            declarations.append(
                ProfileDeclaration(signer: try signer.text(), sentences: try sentences.texts())
            )
        }
        return declarations
    }

    private func texts() throws(RulePackError) -> [String] {
        try map { (place) throws(RulePackError) in try place.text() }
    }

    private func maps() throws(RulePackError) -> [String: [String: String]] {
        var maps: [String: [String: String]] = [:]
        for (name, words) in try entries() {
            var map: [String: String] = [:]
            for (code, word) in try words.entries() { map[try code.text()] = try word.text() }
            maps[try name.text()] = map
        }
        return maps
    }

    private func list() throws(RulePackError) -> ProfileList {
        let fields = try fields([
            "file", "title", "form", "rows", "where", "group", "columns", "sheets", "items",
            "totals", "dates", "fewest",
        ])
        var filter: [RowField: [String]] = [:]
        for (field, words) in try fields.optional("where")?.entries() ?? [] {
            filter[try field.choice()] = try words.texts()
        }
        return ProfileList(
            file: try fields.required("file").text(),
            title: try fields.required("title").text(),
            form: try fields.optional("form")?.choice() ?? .csv,
            rows: try fields.required("rows").choice(),
            filter: filter,
            group: try fields.optional("group")?.choices() ?? [],
            columns: try fields.required("columns").columns(),
            sheets: try fields.optional("sheets")?.choices() ?? [],
            items: try fields.optional("items")?.columns() ?? [],
            hasTotals: try fields.optional("totals")?.truth() ?? false,
            dates: try fields.optional("dates")?.choice() ?? .iso,
            fewest: try fields.optional("fewest")?.count() ?? 1
        )
    }

    private func columns() throws(RulePackError) -> [ProfileColumn] {
        try map { (place) throws(RulePackError) in try place.column() }
    }

    /// `heading` with one of `value` (and `map`), `text` and `blank`.
    private func column() throws(RulePackError) -> ProfileColumn {
        let fields = try fields(["heading", "value", "map", "text", "blank"])
        let heading = try fields.required("heading").text()
        let given = ["value", "text", "blank"].filter { fields.optional($0) != nil }
        guard given.count == 1, given == ["value"] || fields.optional("map") == nil else {
            throw wrong("one of value, text and blank, and map with value only")
        }
        if let text = fields.optional("text") {
            return ProfileColumn(heading: heading, content: .text(try text.text()))
        }
        if let blank = fields.optional("blank") {
            try blank.expect("true")
            return ProfileColumn(heading: heading, content: .blank)
        }
        return ProfileColumn(
            heading: heading,
            content: .field(
                try fields.required("value").choice(),
                map: try fields.optional("map")?.text()
            )
        )
    }

    private func publisher() throws(RulePackError) -> Publisher {
        let fields = try fields(["prefix", "organisation", "name", "licence"])
        return Publisher(
            prefix: try fields.required("prefix").text(),
            organisation: try fields.required("organisation").text(),
            name: try fields.required("name").text(),
            licence: try fields.required("licence").text()
        )
    }
}
