import Calendar
import Evidence
import Glibc
import Integrity

extension Verdict {
    /// For a person: the verdict last, so that it is read.
    var text: String {
        var lines = findings.map { "FOUND  \($0.message) [\($0.code)]" }
        lines += unproven.map { "OPEN   \($0)" }
        lines +=
            timeStamp.map { ["STAMP  \($0.moment), by \($0.authority ?? "nobody named")"] } ?? []
        lines.append("Not checked, and not claimed:")
        lines += notChecked.map { "  - \($0)" }
        lines.append(conclusion)
        return lines.joined(separator: "\n")
    }

    private var conclusion: String {
        let what =
            "\(pack.map { "Pack \($0)" } ?? "The pack"): \(records) records, "
            + "\(approvals) approvals."
        return switch standing {
        case .verified: "VERIFIED. \(what) Everything is as it was signed and recorded."
        case .tampered:
            "TAMPERED WITH. \(what) \(findings.count) finding\(findings.count == 1 ? "" : "s"); "
                + "keep this copy and ask for the pack again."
        case .notProven: "NOT PROVEN. \(what) Nothing is wrong in itself, but see OPEN above."
        }
    }

    /// For a program.
    var json: String { json(with: nil) }

    /// For a program, with what was found of a reveal.
    func json(with reveal: CheckedReveal?) -> String {
        let found = findings.map {
            "{\"code\":\(quoted($0.code)),\"message\":\(quoted($0.message))}"
        }
        return """
            {"standing":\(quoted(standing.rawValue)),"pack":\(pack.map(quoted) ?? "null"),\
            "time-stamp":\(timeStamp?.json ?? "null"),\
            "records":\(records),"approvals":\(approvals),"findings":[\(found.commaed)],\
            "unproven":[\(unproven.map(quoted).commaed)],\
            "not-checked":[\(notChecked.map(quoted).commaed)]\
            \(reveal.map { ",\"reveal\":\($0.json)" } ?? "")}
            """
    }
}

extension TimeStamp {
    /// The moment, as far as the calendar goes.
    fileprivate var moment: String {
        (try? Instant(milliseconds: seconds * 1000))?.description ?? "second \(seconds) of 1970"
    }

    fileprivate var json: String {
        """
        {"stamped":\(quoted(moment)),"authority":\(authority.map(quoted) ?? "null"),\
        "certificate":\(quoted(certificate.hex)),"serial":\(quoted(serial))}
        """
    }
}

extension [String] {
    fileprivate var commaed: String { joined(separator: ",") }
}

/// A JSON string.
func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where scalar.value < 0x20:
            "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }
    return "\"\(escaped.joined())\""
}

/// Writes a line to standard error.
func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
