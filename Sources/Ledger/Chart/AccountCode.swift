public import Identifiers

/// The one name of an account: its fund, its kind and what the kind's dimensions name.
///
/// The canonical text is `ESF:A400.pathways.northside`. An allowance belongs to no fund and has
/// a dash in its place: `-:L200.p_17.clothing`. Accounts are compared part by part and never by a
/// prefix of the text, so that `food` cannot take what is for `foodbank`.
public struct AccountCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The fund, or nil in the allowance plane.
    public let fund: FundCode?
    /// The kind of account, which tells plane, side and floor.
    public let kind: AccountKind
    /// One code for each of the kind's dimensions, in order.
    public let dimensions: [String]
    /// The canonical form: `ESF:A400.pathways.northside`.
    public let description: String

    /// Creates a code whose parts are known to fit: the typed constructors are the callers.
    init(_ kind: AccountKind, _ fund: FundCode?, _ dimensions: String...) {
        self.kind = kind
        self.fund = fund
        self.dimensions = dimensions
        var text = fund?.text ?? "-"
        text += ":"
        text += kind.rawValue
        for dimension in dimensions {
            text += "."
            text += dimension
        }
        description = text
    }

    /// Reads the one canonical form.
    ///
    /// - Throws: The first ``AccountCodeError``, in the order its cases are declared.
    public init(_ text: String) throws(AccountCodeError) {
        let bytes = Array(text.utf8)
        let colon = UInt8(ascii: ":")
        guard let end = bytes.firstIndex(of: colon), bytes.lastIndex(of: colon) == end else {
            throw .notCanonical(text)
        }
        var parts = Self.parts(of: bytes[(end + 1)...])
        guard let kind = AccountKind(rawValue: parts.removeFirst()) else {
            throw .unknownKind(text)
        }
        self.kind = kind
        fund = try Self.fund(String(decoding: bytes[..<end], as: UTF8.self), of: kind)
        dimensions = try Self.dimensions(parts, of: kind)
        description = text
    }

    /// What lies between dots: one part at least. They are sought as bytes: as characters it would
    /// take long.
    private static func parts(of bytes: ArraySlice<UInt8>) -> [String] {
        var (parts, start) = ([String](), bytes.startIndex)
        for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
            parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
            start = index + 1
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    /// The text says the whole, so it alone is compared and hashed.
    public static func == (left: Self, right: Self) -> Bool {
        left.description == right.description
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(description) }

    /// Orders by fund, then kind, then each dimension, all by bytes; allowances come first.
    public static func < (left: Self, right: Self) -> Bool {
        if left.fund != right.fund {
            return (left.fund?.text ?? "-") < (right.fund?.text ?? "-")
        }
        if left.kind != right.kind { return left.kind < right.kind }
        return left.dimensions.lexicographicallyPrecedes(right.dimensions)
    }

    private static func fund(
        _ text: String,
        of kind: AccountKind
    ) throws(AccountCodeError) -> FundCode? {
        guard kind.plane != .allowance else {
            guard text == "-" else { throw .fundUnwanted(kind, given: text) }
            return nil
        }
        guard text != "-" else { throw .fundMissing(kind) }
        do { return try FundCode(text) } catch { throw .fundMisspelt(text) }
    }

    private static func dimensions(
        _ texts: [String],
        of kind: AccountKind
    ) throws(AccountCodeError) -> [String] {
        guard texts.count == kind.dimensions.count else {
            throw .wrongDimensions(kind, given: texts.count)
        }
        for (text, dimension) in zip(texts, kind.dimensions) where !dimension.accepts(text) {
            throw .dimensionMisspelt(dimension, text)
        }
        return texts
    }
}
