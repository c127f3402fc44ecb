import Evidence
import Integrity

extension RevealVerdict {
    /// For a person: each value beneath its place, and what it comes to last.
    var text: String {
        var lines = findings.map { "FOUND  \($0.message) [\($0.code)]" }
        lines += unproven.map { "OPEN   \($0)" }
        if findings.isEmpty { lines += values.map(\.text) }
        lines.append("Not checked of the reveal, and not claimed:")
        lines += notChecked.map { "  - \($0)" }
        lines.append(conclusion)
        return lines.joined(separator: "\n")
    }

    private var conclusion: String {
        let record = seq.map { " in record \($0)" } ?? ""
        let what = "\(values.count) values, revealed\(record)"
        return switch standing {
        case .verified:
            "REVEAL VERIFIED. \(what), are what the pack commits to."
        case .tampered:
            "REVEAL TAMPERED WITH. The pack itself is whole; the reveal\(record) is not of it. Ask "
                + "for the reveal again."
        case .notProven:
            "REVEAL NOT PROVEN. \(what), are what the pack commits to, but see OPEN above."
        }
    }

    /// For a program.
    var json: String {
        let found = findings.map {
            "{\"code\":\(quoted($0.code)),\"message\":\(quoted($0.message))}"
        }
        return """
            {"standing":\(quoted(standing.rawValue)),"record":\(seq.map(String.init) ?? "null"),\
            "findings":[\(found.joined(separator: ","))],\
            "unproven":[\(unproven.map(quoted).joined(separator: ","))],\
            "values":[\(findings.isEmpty ? values.map(\.json).joined(separator: ",") : "")],\
            "not-checked":[\(notChecked.map(quoted).joined(separator: ","))]}
            """
    }
}

extension RevealedValue {
    fileprivate var text: String {
        switch content {
        case .file(let path, let count): "SHOWN  \(seq) \(field): the file \(path), \(count) bytes"
        case .value(let bytes):
            "SHOWN  \(seq) \(field):"
                + Self.lines(of: bytes).map { "\n         | \($0)" }.joined()
        }
    }

    fileprivate var json: String {
        let what =
            switch content {
            case .file(let path, let count): "\"file\":\(quoted(path)),\"bytes\":\(count)"
            case .value(let bytes):
                String(validating: bytes, as: UTF8.self).map { "\"text\":\(quoted($0))" }
                    ?? "\"hex\":\(quoted(Hex.encode(bytes)))"
            }
        return "{\"record\":\(seq),\"field\":\(quoted(field)),\(what)}"
    }

    /// The value's lines, with nothing in them that a terminal would obey: what is no text is in
    /// hexadecimal digits, and each control or invisible character is written out.
    private static func lines(of bytes: [UInt8]) -> [String] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return [Hex.encode(bytes)]
        }
        return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.map(shown).joined() }
    }

    private static func shown(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }
}
