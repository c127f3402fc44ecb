import Calendar

/// What banks write in their files: amounts, days, words.
enum BankValue {
    /// How an amount may be written beside digits and a point.
    struct Spelling: OptionSet {
        let rawValue: Int
        /// A `-` or `+` before it.
        static let sign = Spelling(rawValue: 1)
        /// A comma before each three digits, and a `£`.
        static let forPeople = Spelling(rawValue: 2)
    }

    static let wantedAmount = "an amount with at most two decimals, as 12.50"

    /// The pence of an amount in pounds: 1 to 11 digits, and none, one or two decimals. Nil for
    /// anything else; a zero has no sign. So many digits, of as many lines as a file may have,
    /// sum to less than 64 bits hold.
    static func pence(_ text: String, _ spelling: Spelling = []) -> Int64? {
        var rest = Array(text.utf8)[...]
        var isNegative = false
        var isSigned = false
        if spelling.contains(.sign), let sign = rest.first, sign == 0x2D || sign == 0x2B {
            rest.removeFirst()
            (isSigned, isNegative) = (true, sign == 0x2D)
        }
        if spelling.contains(.forPeople), rest.starts(with: "£".utf8) { rest.removeFirst(2) }
        let parts = rest.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = pounds(parts[0], spelling) else { return nil }
        var pence: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let decimals = digits(parts[1]) else {
                return nil
            }
            pence = parts[1].count == 1 ? decimals * 10 : decimals
        }
        let total = whole * 100 + pence
        guard total > 0 || !isSigned else { return nil }
        return isNegative ? -total : total
    }

    private static func pounds(_ text: ArraySlice<UInt8>, _ spelling: Spelling) -> Int64? {
        let groups = text.split(separator: 0x2C, omittingEmptySubsequences: false)
        guard groups.count > 1 else { return digits(text) }
        guard spelling.contains(.forPeople), (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return digits(ArraySlice(groups.joined()))
    }

    /// The value of 1 to 11 decimal digits.
    private static func digits(_ text: ArraySlice<UInt8>) -> Int64? {
        guard (1...11).contains(text.count), text.allSatisfy(\.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// The day of `2026-11-20`, with a time zone or without (XML Schema `date`), or of
    /// `2026-11-20T09:30:00` (`dateTime`). It is the day as written.
    static func isoDay(_ text: String, hasTime: Bool) -> CalendarDate? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10,
            let day = try? CalendarDate(String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        var rest = bytes[10...]
        if hasTime {
            guard matches(rest.prefix(9), "T00:00:00"), isClock(rest.dropFirst().prefix(8)) else {
                return nil
            }
            rest = rest.dropFirst(9)
            if rest.first == UInt8(ascii: ".") {
                let fraction = rest.dropFirst().prefix(while: \.isDigit)
                guard (1...9).contains(fraction.count) else { return nil }
                rest = rest[fraction.endIndex...]
            }
        }
        let isZone =
            rest.isEmpty || rest.elementsEqual("Z".utf8) || matches(rest, "+00:00")
            || matches(rest, "-00:00")
        return isZone ? day : nil
    }

    /// The day of `20/11/2026`.
    static func britishDay(_ text: String) -> CalendarDate? {
        let bytes = Array(text.utf8)
        guard matches(bytes[...], "00/00/0000"), let day = digits(bytes[0..<2]),
            let month = digits(bytes[3..<5]), let year = digits(bytes[6..<10])
        else { return nil }
        return try? CalendarDate(year: Int(year), month: Int(month), day: Int(day))
    }

    /// The day of `20261120`, `20261120093000`, `20261120093000.000` or `20261120093000[0:GMT]`
    /// (OFX 1.6, section 3.2.8.2).
    static func ofxDay(_ text: String) -> CalendarDate? {
        let bytes = Array(text.utf8)
        let written = bytes.prefix { $0 != UInt8(ascii: "[") }
        let parts = written.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard let number = parts.first, [8, 12, 14].contains(number.count),
            number.allSatisfy(\.isDigit), parts.count == 1 || isFraction(parts, after: number),
            isOFXZone(bytes[written.endIndex...]),
            let year = digits(number.prefix(4)), let month = digits(number.dropFirst(4).prefix(2)),
            let day = digits(number.dropFirst(6).prefix(2))
        else { return nil }
        let clock = number.dropFirst(8)
        guard clock.isEmpty || isClock(clock) else { return nil }
        return try? CalendarDate(year: Int(year), month: Int(month), day: Int(day))
    }

    private static func isFraction(_ parts: [ArraySlice<UInt8>], after: ArraySlice<UInt8>) -> Bool {
        after.count == 14 && parts.count == 2 && parts[1].count == 3
            && parts[1].allSatisfy(\.isDigit)
    }

    /// `[0:GMT]`, `[-5:EST]`, `[+1]`, `[5.30]` or nothing.
    private static func isOFXZone(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last else { return true }
        return last == UInt8(ascii: "]") && (3...14).contains(text.count)
            && text.dropFirst().dropLast().allSatisfy {
                $0.isDigit || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || "+-.:".utf8.contains($0)
            }
    }

    /// Hours and minutes, with or without seconds, with or without colons.
    private static func isClock(_ text: ArraySlice<UInt8>) -> Bool {
        let number = text.filter { $0 != UInt8(ascii: ":") }[...]
        guard let hour = digits(number.prefix(2)),
            let minute = digits(number.dropFirst(2).prefix(2))
        else { return false }
        let second = number.count > 4 ? digits(number.dropFirst(4)) : 0
        return hour < 24 && minute < 60 && second.map { $0 < 60 } == true
    }

    /// Whether a text has the form of a model, in which `0` stands for any digit.
    private static func matches(_ text: ArraySlice<UInt8>, _ model: String) -> Bool {
        text.count == model.utf8.count
            && zip(text, model.utf8).allSatisfy { $1 == 0x30 ? $0.isDigit : $0 == $1 }
    }

    /// Words in one line: each run of white space or controls is one space, none at the ends, and
    /// at most 1,000 characters. What is not seen and turns text about is left out.
    static func words(_ parts: [String?]) -> String {
        let seen = parts.compactMap { $0 }.joined(separator: " ").unicodeScalars.filter {
            $0.properties.generalCategory != .format
        }
        let words = seen.split { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
        return String(words.map { String($0) }.joined(separator: " ").prefix(1_000))
    }
}

extension MarkupElement {
    /// The pence of the amount that stands here.
    ///
    /// - Throws: ``BankFileError/badValue(_:text:wanted:)``.
    func pence(_ spelling: BankValue.Spelling = []) throws(BankFileError) -> Int64 {
        guard let pence = BankValue.pence(text, spelling) else {
            throw .badValue(place, text: text, wanted: BankValue.wantedAmount)
        }
        return pence
    }

    /// Refuses a currency other than pounds sterling.
    ///
    /// - Throws: ``BankFileError/otherCurrency(_:currency:)``.
    func requireSterling(_ currency: String) throws(BankFileError) {
        guard currency == "GBP" else { throw .otherCurrency(place, currency: currency) }
    }
}
