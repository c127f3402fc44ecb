import Integrity
import Journal

/// A record's statement as lines that a test can move about.
struct Statement {
    var lines: [String]

    init(_ sample: Sample) throws {
        lines = String(decoding: try sample.bytes(), as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }

    var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

    /// The names of the fields, in order.
    var names: [String] { lines.dropFirst().map { String($0.prefix { $0 != ":" }) } }

    /// The value of a field as it is written, if there is such a field.
    subscript(name: String) -> String? {
        lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }

    /// The same with another value of a field, which must be there.
    func with(_ name: String, _ value: String) throws -> Statement {
        guard let index = lines.firstIndex(where: { $0.hasPrefix(name + ": ") }) else {
            throw NoSuchField(name: name)
        }
        var other = self
        other.lines[index] = "\(name): \(value)"
        return other
    }

    /// Why the statement is no record, or nil when it is one.
    var refusal: RecordError? {
        do throws(RecordError) {
            _ = try Record(bytes: bytes)
            return nil
        } catch { return error }
    }
}

/// A test names a field that its sample does not have.
struct NoSuchField: Error {
    let name: String
}
