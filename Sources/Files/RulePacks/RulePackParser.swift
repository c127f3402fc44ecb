// A rule pack's file, format farthing-rules/v1: docs/SPEC-policy.md.
//
// 1. The bytes are UTF-8 text without control characters, at most 256 KiB.
// 2. YAML without anchors, aliases or tags; no key twice; no key that is not known.
// 3. Every value is read strictly: whole pence, canonical dates, codes, words of a closed list.
// 4. RulePack checks the whole for contradictions; a fault found there gets its line here.
//
// The examples come last, so that a decision, which needs none of them, reads only what stands
// before them: two thirds of the shipped file are examples.

import Calendar
import Identifiers
import Integrity
import Money
public import Policy

/// Reads rule packs from YAML.
public enum RulePackParser {
    /// The value that every file gives for its key `format`.
    public static let format = "farthing-rules/v1"
    /// The most bytes a file may have: a pack with every list full stays far below.
    public static let byteLimit = 262_144

    /// Reads a rule pack from the bytes of its file; its digest is theirs.
    ///
    /// - Throws: ``RulePackError``, with the path and the line of the first fault. O(count).
    public static func parse(_ bytes: [UInt8]) throws(RulePackError) -> RulePack {
        let document = try YAMLDocument(bytes, byteLimit: byteLimit)
        let pack = try rulePack(document, of: bytes)
        guard document.lastKey == "examples",
            document.line(of: "examples") == lineCount(bytes[..<endOfRules(of: bytes)]) + 1
        else { throw RulePackError(.examplesNotLast, path: "file") }
        return pack
    }

    /// Reads the rules of a pack that ``parse(_:)`` has read before: the same rule pack without
    /// its examples.
    ///
    /// - Throws: ``RulePackError``. O(count).
    public static func parseRules(_ bytes: [UInt8]) throws(RulePackError) -> RulePack {
        let rules = bytes[..<endOfRules(of: bytes)] + noExamples
        return try rulePack(try YAMLDocument(Array(rules), byteLimit: byteLimit), of: bytes)
    }

    private static let noExamples = Array("examples: []\n".utf8)

    /// Where the first line begins that gives the examples, or the end of the file.
    private static func endOfRules(of bytes: [UInt8]) -> Int {
        let key = "examples:".utf8
        var start = 0
        while start < bytes.count, !bytes[start...].starts(with: key) {
            start = bytes[start...].firstIndex(of: lineFeed).map { $0 + 1 } ?? bytes.count
        }
        return start
    }

    private static let lineFeed = UInt8(ascii: "\n")

    private static func lineCount(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.count { $0 == lineFeed }
    }

    private static func rulePack(
        _ document: YAMLDocument,
        of bytes: [UInt8]
    ) throws(RulePackError) -> RulePack {
        let draft = try draft(document.root)
        do throws(RulePackError) {
            return try RulePack(draft, digest: Digest(of: bytes))
        } catch {
            throw RulePackError(
                error.fault,
                path: error.path,
                line: document.line(of: error.path)
            )
        }
    }

    private static let keys = [
        "format", "id", "version", "title", "owner", "source", "currency", "valid-from",
        "valid-to", "known-from", "guidance", "categories", "unlisted", "caps", "price-evidence",
        "situations", "exclusions", "mileage", "meals", "duties", "examples",
    ]

    private static func draft(_ root: YAMLPlace) throws(RulePackError) -> DraftRulePack {
        let fields = try root.fields(keys)
        try fields.required("format").expect(format)
        try fields.required("currency").expect("GBP")
        let validFrom = try fields.required("valid-from").date()
        let caps = try fields.required("caps").map { (place) throws(RulePackError) in
            try place.cap()
        }
        return DraftRulePack(
            id: try fields.required("id").code(),
            version: try fields.required("version").countFromOne(),
            title: try fields.required("title").text(),
            owner: try fields.required("owner").text(),
            source: try fields.required("source").text(),
            validFrom: validFrom,
            validTo: try fields.optional("valid-to")?.date(),
            knownFrom: try fields.required("known-from").date(),
            guidance: try fields.required("guidance").text(),
            categories: try fields.required("categories").map { (place) throws(RulePackError) in
                try place.category()
            },
            unlisted: try fields.required("unlisted").unlisted(),
            caps: caps,
            priceBands: try fields.required("price-evidence").map {
                (place) throws(RulePackError) in try place.priceBand()
            },
            situations: try fields.required("situations").situations(),
            exclusions: try fields.required("exclusions").map { (place) throws(RulePackError) in
                try place.exclusion()
            },
            mileage: try fields.required("mileage").mileageRates(),
            meals: try fields.required("meals").map { (place) throws(RulePackError) in
                try place.mealRate()
            },
            duties: try fields.required("duties").map { (place) throws(RulePackError) in
                try place.dutyPair()
            },
            examples: try fields.required("examples").map { (place) throws(RulePackError) in
                try place.example(caps: caps, day: validFrom)
            }
        )
    }
}
