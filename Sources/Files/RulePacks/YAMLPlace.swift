import Calendar
import Identifiers
import Money
import Policy
import Yams

/// A value in the file, which knows where it stands.
struct YAMLPlace {
    let node: Node
    let path: String

    /// The longest text that a rule pack may hold.
    static let textLimit = 2000

    func fault(_ fault: RulePackFault) -> RulePackError {
        RulePackError(fault, path: path, line: node.mark?.line)
    }

    func wrong(_ expected: String) -> RulePackError {
        let found =
            switch node {
            case .scalar(let scalar): "\"\(scalar.string.prefix(60))\""
            case .sequence: "a list"
            case .mapping: "keys and values"
            case .alias: "an alias"
            }
        return fault(.wrongValue(expected: expected, found: found))
    }

    /// The values of a mapping, of which every key must be known.
    func fields(_ known: [String]) throws(RulePackError) -> YAMLFields {
        guard let mapping = node.mapping else { throw wrong("keys and values") }
        var values: [String: YAMLPlace] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                let name = key.scalar?.string ?? "?"
                throw RulePackError(
                    .unknownKey(String(name.prefix(60)), known: known),
                    path: path.isEmpty ? "file" : path,
                    line: key.mark?.line
                )
            }
            values[name] = YAMLPlace(node: value, path: path.isEmpty ? name : "\(path).\(name)")
        }
        return YAMLFields(place: self, values: values)
    }

    /// The keys and values of a mapping whose keys are codes.
    var isMap: Bool { node.mapping != nil }

    func entries() throws(RulePackError) -> [(key: YAMLPlace, value: YAMLPlace)] {
        guard let mapping = node.mapping else { throw wrong("keys and values") }
        return mapping.map { key, value in
            let name = key.scalar?.string ?? "?"
            return (
                YAMLPlace(node: key, path: path), YAMLPlace(node: value, path: "\(path).\(name)")
            )
        }
    }

    /// The scalar as it stands, or nil for a list or mapping.
    var word: String? { node.scalar?.string }

    /// What each item of a list reads as.
    func map<Value>(
        _ read: (YAMLPlace) throws(RulePackError) -> Value
    ) throws(RulePackError) -> [Value] {
        guard let sequence = node.sequence else { throw wrong("a list") }
        var values: [Value] = []
        for (index, item) in sequence.enumerated() {
            values.append(try read(YAMLPlace(node: item, path: "\(path)[\(index)]")))
        }
        return values
    }
}

/// The values of a mapping by their keys.
struct YAMLFields {
    let place: YAMLPlace
    let values: [String: YAMLPlace]

    func required(_ key: String) throws(RulePackError) -> YAMLPlace {
        guard let value = values[key] else {
            throw RulePackError(
                .missingKey(key),
                path: place.path.isEmpty ? "file" : place.path,
                line: place.node.mark?.line
            )
        }
        return value
    }

    func optional(_ key: String) -> YAMLPlace? { values[key] }
}

// MARK: - Scalars, read strictly

extension YAMLPlace {
    func text() throws(RulePackError) -> String {
        guard let text = node.scalar?.string, !text.isEmpty, text.utf8.count <= Self.textLimit,
            text.unicodeScalars.allSatisfy(\.isPlainText)
        else { throw wrong("a text of 1 to \(Self.textLimit) bytes on one line") }
        return text
    }

    /// A whole number in its one spelling, without quotation marks.
    func integer() throws(RulePackError) -> Int64 {
        guard let scalar = node.scalar, scalar.style == .plain,
            let value = Int64(scalar.string), value >= 0, String(value) == scalar.string
        else { throw wrong("a whole number") }
        return value
    }

    func count() throws(RulePackError) -> Int {
        guard let value = Int(exactly: try integer()), value <= 1_000_000 else {
            throw wrong("a count to 1000000")
        }
        return value
    }

    func countFromOne() throws(RulePackError) -> Int {
        let value = try count()
        guard value >= 1 else { throw wrong("a count from 1") }
        return value
    }

    func amount() throws(RulePackError) -> Amount {
        guard let amount = try? Amount(pence: try integer()) else {
            throw wrong("whole pence, as 2500 for £25.00")
        }
        return amount
    }

    func truth() throws(RulePackError) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain,
            let value = ["true": true, "false": false][scalar.string]
        else { throw wrong("true or false") }
        return value
    }

    func date() throws(RulePackError) -> CalendarDate {
        guard let date = try? CalendarDate(try text()) else {
            throw wrong("a date, as 2026-04-06")
        }
        return date
    }

    func code<Subject>() throws(RulePackError) -> Code<Subject> {
        guard let code = try? Code<Subject>(try text()) else {
            throw wrong("the code of a \(Subject.noun), \(Subject.grammar)")
        }
        return code
    }

    /// A word of a closed list.
    func choice<Value: RawRepresentable<String> & CaseIterable>() throws(RulePackError) -> Value {
        guard let value = Value(rawValue: try text()) else {
            throw wrong("one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    func choices<Value: RawRepresentable<String> & CaseIterable>() throws(RulePackError) -> [Value]
    {
        try map { (place) throws(RulePackError) in try place.choice() }
    }

    func expect(_ word: String) throws(RulePackError) {
        guard try text() == word else { throw wrong(word) }
    }
}
