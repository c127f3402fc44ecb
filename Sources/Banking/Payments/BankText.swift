/// A text as UK banks take it in a payment: letters of English, digits, space and `/-?:().,'+`.
///
/// It is the Latin set of SEPA's implementation guidelines (EPC132-08, "Character set"), which
/// banks ask for in pounds too. Accents are taken off and a few signs spelt out, much as the
/// European Payments Council's conversion table does (EPC217-08); what has no such spelling is
/// refused rather than dropped.
public struct BankText: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public var description: String { text }

    /// Spells a text so that banks take it: `Zoë & Co` is `Zoe and Co`. Runs of spaces are one.
    ///
    /// - Parameters:
    ///   - original: What is meant.
    ///   - field: What it is for, for messages: `payee's name`.
    ///   - limit: The most characters.
    /// - Throws: ``PaymentFileError/badCharacter(field:text:character:)``,
    ///   ``PaymentFileError/empty(field:)`` or ``PaymentFileError/tooLong(field:text:limit:)``.
    public init(
        _ original: String,
        for field: String,
        limit: Int
    ) throws(PaymentFileError) {
        var spelt = ""
        for scalar in original.unicodeScalars {
            guard let plain = Self.plain(scalar) else {
                throw .badCharacter(field: field, text: original, character: String(scalar))
            }
            spelt += plain
        }
        let words = spelt.split(separator: " ").joined(separator: " ")
        guard !words.isEmpty else { throw .empty(field: field) }
        guard words.unicodeScalars.count <= limit else {
            throw .tooLong(field: field, text: words, limit: limit)
        }
        text = words
    }

    static func isTaken(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ": true
        default: "/-?:().,'+".unicodeScalars.contains(scalar)
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        isTaken(scalar) ? String(scalar) : spellings[scalar] ?? signs[scalar]
    }

    /// A text with the accents taken off the letters that have a spelling here.
    static func withoutAccents(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { plain, scalar in
            if let spelling = spellings[scalar] {
                plain += spelling
            } else {
                plain.unicodeScalars.append(scalar)
            }
        }
    }

    private static let signs: [Unicode.Scalar: String] = [
        "&": " and ", "@": " at ", "_": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
        "‘": "'", "’": "'", "`": "'", "´": "'", "\"": "'", "“": "'", "”": "'", ";": ",",
        "\u{A0}": " ", "\u{202F}": " ", "\t": " ", "\n": " ", "\r": " ",
    ]

    /// Letters of Latin-1 and Latin Extended-A, and Romanian's four: the letters of Welsh, Irish,
    /// Polish, Czech, Turkish and their neighbours.
    private static let spellings: [Unicode.Scalar: String] = {
        let rows = [
            "A": "ÀÁÂÃÄÅĀĂĄ", "AE": "Æ", "C": "ÇĆĈĊČ", "D": "ÐĎĐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ",
            "H": "ĤĦ", "I": "ÌÍÎÏĨĪĬĮİ", "IJ": "Ĳ", "J": "Ĵ", "K": "Ķ", "L": "ĹĻĽĿŁ",
            "N": "ÑŃŅŇŊ", "O": "ÒÓÔÕÖØŌŎŐ", "OE": "Œ", "R": "ŔŖŘ", "S": "ŚŜŞŠȘ", "T": "ŢŤŦȚ",
            "TH": "Þ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ", "Z": "ŹŻŽ", "a": "àáâãäåāăą",
            "ae": "æ", "c": "çćĉċč", "d": "ðďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįı", "ij": "ĳ", "j": "ĵ", "k": "ķĸ", "l": "ĺļľŀł", "n": "ñńņňŉŋ",
            "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř", "s": "śŝşšșſ", "ss": "ß", "t": "ţťŧț",
            "th": "þ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýŷÿ", "z": "źżž",
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        // An accent that stands on its own goes.
        for code in UInt32(0x300)...0x36F {
            if let mark = Unicode.Scalar(code) { table[mark] = "" }
        }
        return table
    }()
}
