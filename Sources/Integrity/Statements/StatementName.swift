/// The name of a statement's field, as it is asked for.
///
/// A name in a list, as `postings.12.account`, is kept as what it was put together from: it is
/// compared part by part, and becomes one text only where a message names it. Records have many
/// such fields, and each text would be memory of its own.
public struct StatementName: ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
    private let head: String
    private let tail: String

    public init(_ text: String) { (head, tail) = (text, "") }

    public init(stringLiteral text: String) { self.init(text) }

    public init(stringInterpolation parts: StringInterpolation) {
        (head, tail) = (parts.head, parts.tail)
    }

    /// Collects the first part, and the rest.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var head = ""
        fileprivate var tail = ""

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ text: String) { append(text) }
        public mutating func appendInterpolation(_ text: String) { append(text) }
        public mutating func appendInterpolation(_ number: Int) { append(String(number)) }

        private mutating func append(_ text: String) {
            if head.isEmpty {
                head = text
            } else if tail.isEmpty {
                tail = text
            } else {
                tail += text
            }
        }
    }

    public var description: String { head + tail }

    /// Whether bytes spell the name. O(count).
    func isSpelt(in bytes: [UInt8], at range: Range<Int>) -> Bool {
        let count = head.utf8.count
        return range.count == count + tail.utf8.count
            && Self.holds(bytes, head, at: range.lowerBound)
            && Self.holds(bytes, tail, at: range.lowerBound + count)
    }

    private static func holds(_ bytes: [UInt8], _ text: String, at start: Int) -> Bool {
        var text = text
        return text.withUTF8 { wanted in
            for index in wanted.indices where bytes[start + index] != wanted[index] {
                return false
            }
            return true
        }
    }
}
